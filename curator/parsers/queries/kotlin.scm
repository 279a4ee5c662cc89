; Members of an object without a name are local.

(object_literal (class_body [
  (function_declaration name: (_) @name)
  (property_declaration (variable_declaration . (identifier) @name))
] @imported))

(class_declaration
  "interface"
  name: (_) @name
  (class_body)? @body) @definition.interface

(class_declaration
  (modifiers (class_modifier "enum"))
  name: (_) @name
  (enum_class_body)? @body) @definition.enum

(class_declaration
  name: (_) @name
  (class_body)? @body) @definition.class

(object_declaration
  name: (_) @name
  (class_body)? @body) @definition.class

(type_alias
  type: (_) @name
  "=" @shape) @definition.type

; An entry with a body is a class of its own.

(enum_entry
  (identifier) @name
  (value_arguments)? @body
  (class_body) @body) @definition.class

(enum_entry
  (identifier) @name
  (value_arguments)? @body) @definition.constant

; What the head of a class declares with `val` or `var`.

(class_declaration (primary_constructor (class_parameters
  (class_parameter ["val" "var"] . (identifier) @name) @definition.variable)))

(secondary_constructor
  "constructor" @name
  (constructor_delegation_call)? @body
  (block)? @body) @definition.method

; Functions; an extension is named after the type that it extends. Those inside others are local.

([
  (source_file (function_declaration
    [
      (user_type (identifier) @container . (type_arguments)? .)
      (nullable_type (user_type (identifier) @container . (type_arguments)? .))
    ]
    . "." . name: (_) @name
    (function_body)? @body) @definition.function)
  (class_body (function_declaration
    [
      (user_type (identifier) @container . (type_arguments)? .)
      (nullable_type (user_type (identifier) @container . (type_arguments)? .))
    ]
    . "." . name: (_) @name
    (function_body)? @body) @definition.function)
])

[
  (source_file (function_declaration name: (_) @name (function_body)? @body) @definition.function)
  (class_body (function_declaration name: (_) @name (function_body)? @body) @definition.function)
  (enum_class_body (function_declaration name: (_) @name (function_body)? @body) @definition.function)
]

; Values: `const` or a name in capitals tells a constant.

([
  (source_file (property_declaration
    "val" (variable_declaration . (identifier) @name) "=" . (_) @body) @definition.constant)
  (class_body (property_declaration
    "val" (variable_declaration . (identifier) @name) "=" . (_) @body) @definition.constant)
  (enum_class_body (property_declaration
    "val" (variable_declaration . (identifier) @name) "=" . (_) @body) @definition.constant)
]
  (#match? @name "^[A-Z][A-Z0-9_]*$"))

[
  (source_file (property_declaration
    (modifiers (property_modifier "const"))
    (variable_declaration . (identifier) @name) "=" . (_) @body) @definition.constant)
  (class_body (property_declaration
    (modifiers (property_modifier "const"))
    (variable_declaration . (identifier) @name) "=" . (_) @body) @definition.constant)
]

(source_file (property_declaration
  [
    (user_type (identifier) @container . (type_arguments)? .)
    (nullable_type (user_type (identifier) @container . (type_arguments)? .))
  ]
  . "." . (variable_declaration . (identifier) @name)
  (property_delegate)? @body
  (getter (function_body) @body)?
  (setter (function_body) @body)?) @definition.variable)

[
  (source_file (property_declaration
    (variable_declaration . (identifier) @name)
    ("=" . (_) @body)?
    (property_delegate)? @body
    (getter (function_body) @body)?
    (setter (function_body) @body)?) @definition.variable)
  (class_body (property_declaration
    (variable_declaration . (identifier) @name)
    ("=" . (_) @body)?
    (property_delegate)? @body
    (getter (function_body) @body)?
    (setter (function_body) @body)?) @definition.variable)
  (enum_class_body (property_declaration
    (variable_declaration . (identifier) @name)
    ("=" . (_) @body)?
    (property_delegate)? @body
    (getter (function_body) @body)?
    (setter (function_body) @body)?) @definition.variable)
]

(source_file (property_declaration
  (multi_variable_declaration (variable_declaration . (identifier) @name))
  "=" . (_) @body) @definition.variable)

((_ (modifiers (visibility_modifier) @_modifier)) @private
  (#any-of? @_modifier "private" "protected" "internal"))

((companion_object
  (modifiers (visibility_modifier) @_modifier)
  (class_body (_) @private))
  (#any-of? @_modifier "private" "protected" "internal"))

[(line_comment) (block_comment)] @comment

; --- canonical form ---

[(line_comment) (block_comment)] @ignored

[(parenthesized_expression) (parenthesized_type)] @transparent

(modifiers) @unordered

[(number_literal) (float_literal)] @number

(import) @import

(character_literal) @raw

; Raw strings whose indentation is taken off.

((call_expression
  (navigation_expression . (multiline_string_literal) @idiom.trimmed . "." . (identifier) @_trim .)
  (value_arguments))
  (#any-of? @_trim "trimIndent" "trimMargin"))

; Braces around one statement, and `: T { return a }`.

[
  (if_expression (block) @idiom.block)
  (when_entry (block) @idiom.block)
  (for_statement (block) @idiom.block)
  (while_statement (block) @idiom.block)
  (do_while_statement (block) @idiom.block)
]

[
  (function_declaration
    (function_value_parameters) . ":" . (_) . (function_body) @idiom.body)
  (getter (function_body) @idiom.body)
]

(string_literal) @idiom.literal

; A comma behind the last type.

(type_parameter) @idiom.parameter

; What need not be said.

((function_declaration
  (function_value_parameters) . ":" . (user_type . (identifier) @_unit .) @ignored
  . (function_body (block)))
  (#eq? @_unit "Unit"))

[
  (class_declaration (class_body . "{" . "}" .) @ignored)
  (object_declaration (class_body . "{" . "}" .) @ignored)
]

(call_expression
  (call_expression (_) (value_arguments . "(" . ")" .) @ignored) @transparent
  . (annotated_lambda))
