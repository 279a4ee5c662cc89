[
  (class_declaration name: (_) @name body: (_) @body)
  (record_declaration name: (_) @name body: (_) @body)
] @definition.class

[
  (interface_declaration name: (_) @name body: (_) @body)
  (annotation_type_declaration name: (_) @name body: (_) @body)
] @definition.interface

(enum_declaration
  name: (_) @name
  body: (_) @body) @definition.enum

; A constant with a body is a class of its own.

(enum_constant
  name: (_) @name
  arguments: (_)? @body
  body: (_) @body) @definition.class

(enum_constant
  name: (_) @name
  arguments: (_)? @body) @definition.constant

[
  (method_declaration name: (_) @name body: (_)? @body)
  (constructor_declaration name: (_) @name body: (_) @body)
  (compact_constructor_declaration name: (_) @name body: (_) @body)
  (annotation_type_element_declaration name: (_) @name)
] @definition.method

; Components of a record.

(record_declaration
  parameters: (formal_parameters (formal_parameter name: (_) @name) @definition.variable @public))

(field_declaration
  (modifiers "final")
  declarator: (variable_declarator
    name: (_) @name
    value: (_)? @body) @definition.constant
  (#match? @name "^[A-Z][A-Z0-9_]*$"))

(constant_declaration
  declarator: (variable_declarator
    name: (_) @name
    value: (_)? @body) @definition.constant)

(field_declaration
  declarator: (variable_declarator
    name: (_) @name
    value: (_)? @body) @definition.variable)

[
  (field_declaration declarator: (_) @wrapped)
  (constant_declaration declarator: (_) @wrapped)
] @wrapper

; Without a modifier it is for the package.

(_ (modifiers ["public" "protected"])) @public

(field_declaration
  (modifiers ["public" "protected"])
  declarator: (_) @public)

(interface_body (_) @public)

(interface_body (constant_declaration declarator: (_) @public))

(interface_body (_ (modifiers "private")) @private)

(annotation_type_body (_) @public)

(annotation_type_body (constant_declaration declarator: (_) @public))

(enum_body (enum_constant) @public)

[(line_comment) (block_comment)] @comment

; --- canonical form ---

[(line_comment) (block_comment)] @ignored

[(program ";" @ignored) (class_body ";" @ignored) (interface_body ";" @ignored)]

(parenthesized_expression) @transparent

(modifiers) @unordered

; `"a" + "b"`, where a line was too long.

(string_literal . "\"") @string

(binary_expression operator: "+" right: [
  (string_literal . "\"")
  (parenthesized_expression (binary_expression operator: "+" right: (string_literal . "\"")))
]) @glued

(for_statement ";" @significant)

; `{}` and `;` are both nothing to do, but not the same where a loop or a branch has none.

(block ";" @ignored)

(lambda_expression parameters: (inferred_parameters . "(" . (identifier) . ")" .) @transparent)

[
  (decimal_integer_literal) (hex_integer_literal) (octal_integer_literal) (binary_integer_literal)
  (decimal_floating_point_literal) (hex_floating_point_literal)
] @number

(import_declaration) @import
