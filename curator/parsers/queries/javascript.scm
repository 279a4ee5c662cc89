
; Only JavaScript.

(class_body
  (field_definition
    property: [(property_identifier) (private_property_identifier)] @name
    value: [
      (arrow_function body: (_) @body)
      (function_expression body: (_) @body)
    ]) @definition.method)

(class_body
  (field_definition
    property: [(property_identifier) (private_property_identifier)] @name
    value: (_)? @body) @definition.variable)

; --- canonical form ---

(arrow_function parameters: (formal_parameters) @transparent)

(jsx_text) @words

((jsx_attribute (jsx_expression . (string) @_string .) @transparent)
  (#not-match? @_string "[\\\\&]"))

(jsx_element (jsx_expression (string (string_fragment) @_space)) @space
  (#match? @_space "^ +$"))

(member_expression
  object: (parenthesized_expression "(" @significant (call_expression (optional_chain))))

((jsx_element
  (jsx_opening_element name: (identifier) @_style)
  (jsx_expression (template_string) @idiom.css))
  (#eq? @_style "style"))
