
; Text between tags.

; --- canonical form ---

(jsx_text) @words

; `{"a"}` is `"a"`, but that between braces escapes are read.

((jsx_attribute (jsx_expression . (string) @_string .) @transparent)
  (#not-match? @_string "[\\\\&]"))

(jsx_element (jsx_expression (string (string_fragment) @_space)) @space
  (#match? @_space "^ +$"))

((jsx_element
  (jsx_opening_element name: (identifier) @_style)
  (jsx_expression (template_string) @idiom.css))
  (#eq? @_style "style"))
