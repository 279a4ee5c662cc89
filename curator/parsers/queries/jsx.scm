
; Text between tags.

; --- canonical form ---

(jsx_text) @words

(jsx_element (jsx_expression (string (string_fragment) @_space)) @space
  (#match? @_space "^ +$"))
