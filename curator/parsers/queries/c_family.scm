; What C and C++ have in common.

; The name that guards a header against a second reading.

(preproc_ifdef "#ifndef"
  name: (_) @_guard
  . (preproc_def name: (_) @name !value) @imported
  (#eq? @name @_guard))

(preproc_def
  name: (_) @name
  value: (_)? @body) @definition.constant

(preproc_function_def
  name: (_) @name
  value: (_)? @body) @definition.function

; `API type name(...)`: an unknown macro makes the reader take the type for the name.

([
  (declaration declarator: (function_declarator declarator: (identifier) @name . (ERROR (identifier))))
  (function_definition declarator: (function_declarator declarator: (identifier) @name . (ERROR (identifier))))
  (declaration declarator: (identifier) @name (MISSING ";"))
] @imported)

(declaration
  declarator: (function_declarator
    declarator: (identifier)
    . (ERROR (identifier) @name .))) @definition.function

(function_definition
  declarator: (function_declarator
    declarator: (identifier)
    . (ERROR (identifier) @name .))
  body: (_) @body) @definition.function

((declaration (MISSING ";")) @prefix
  . (expression_statement (pointer_expression
    argument: (call_expression function: (identifier) @name))) @definition.function @prefixed)

; A reader that lost its way takes a statement for a function.

((function_definition
  declarator: [
    (function_declarator declarator: (identifier) @name)
    (_ declarator: (function_declarator declarator: (identifier) @name))
    (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name)))
    (_ declarator: (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name))))
  ]
  body: (_) @body) @definition.function
  (#not-any-of? @name "if" "for" "while" "switch" "return" "else"))

; What is said to exist, with a body elsewhere.

[
  (translation_unit (declaration declarator: [
      (function_declarator declarator: (identifier) @name)
      (_ declarator: (function_declarator declarator: (identifier) @name))
      (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name)))
    ]) @definition.function)
  (preproc_if (declaration declarator: [
      (function_declarator declarator: (identifier) @name)
      (_ declarator: (function_declarator declarator: (identifier) @name))
      (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name)))
    ]) @definition.function)
  (preproc_ifdef (declaration declarator: [
      (function_declarator declarator: (identifier) @name)
      (_ declarator: (function_declarator declarator: (identifier) @name))
      (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name)))
    ]) @definition.function)
  (preproc_else (declaration declarator: [
      (function_declarator declarator: (identifier) @name)
      (_ declarator: (function_declarator declarator: (identifier) @name))
      (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name)))
    ]) @definition.function)
  (preproc_elif (declaration declarator: [
      (function_declarator declarator: (identifier) @name)
      (_ declarator: (function_declarator declarator: (identifier) @name))
      (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name)))
    ]) @definition.function)
  (declaration_list (declaration declarator: [
      (function_declarator declarator: (identifier) @name)
      (_ declarator: (function_declarator declarator: (identifier) @name))
      (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name)))
    ]) @definition.function)
  (linkage_specification body: (declaration declarator: [
      (function_declarator declarator: (identifier) @name)
      (_ declarator: (function_declarator declarator: (identifier) @name))
      (_ declarator: (_ declarator: (function_declarator declarator: (identifier) @name)))
    ]) @definition.function)
]

(type_definition
  type: (enum_specifier !name body: (_) @shape)
  declarator: (type_identifier) @name) @definition.enum

(enum_specifier
  name: (_) @name
  body: (_) @shape) @definition.enum

(enumerator
  name: (_) @name
  value: (_)? @body) @definition.constant

(type_definition
  declarator: [
      (type_identifier) @name
      (_ declarator: (type_identifier) @name)
      (_ declarator: (_ declarator: (type_identifier) @name))
      (_ declarator: (_ declarator: (_ declarator: (type_identifier) @name)))
      (_ declarator: (parenthesized_declarator (_ declarator: (type_identifier) @name)))
      (_ declarator: (parenthesized_declarator (_ declarator: (_ declarator: (type_identifier) @name))))
      (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (type_identifier) @name))))
    ] @definition.type)

(declaration
  declarator: (init_declarator
    declarator: [
      (identifier) @name
      (_ declarator: (identifier) @name)
      (_ declarator: (_ declarator: (identifier) @name))
      (_ declarator: (_ declarator: (_ declarator: (identifier) @name)))
      (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
      (_ declarator: (parenthesized_declarator (_ declarator: (_ declarator: (identifier) @name))))
      (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name))))
    ]
    value: (_) @body) @definition.variable)

(declaration
  declarator: [
      (identifier) @name
      (_ declarator: (identifier) @name)
      (_ declarator: (_ declarator: (identifier) @name))
      (_ declarator: (_ declarator: (_ declarator: (identifier) @name)))
      (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
      (_ declarator: (parenthesized_declarator (_ declarator: (_ declarator: (identifier) @name))))
      (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (identifier) @name))))
    ] @definition.variable)

; What stands around definitions.

(type_definition [
  type: (struct_specifier body: (_))
  type: (union_specifier body: (_))
  type: (enum_specifier name: (_) body: (_))
  declarator: (_)
] @wrapped) @wrapper

(declaration [
  type: (struct_specifier body: (_))
  type: (union_specifier body: (_))
  type: (enum_specifier body: (_))
  declarator: (_)
] @wrapped) @wrapper

; A macro alone on its line (it is read as `#ACRO`) belongs to what it stands above, unless it opens or closes something.

((preproc_call directive: (_) @_macro) @prefix
  . (comment)* . [
    (preproc_call) (function_definition) (declaration) (type_definition) (field_declaration)
    (struct_specifier) (union_specifier) (enum_specifier)
  ] @prefixed
  (#match? @_macro "^#[A-Z]")
  (#not-match? @_macro "BEGIN|END|OPEN|CLOSE|START|STOP|PUSH|POP|NAMESPACE|WARNING|PRAGMA|DIAGNOSTIC"))

[(preproc_if) (preproc_ifdef) (preproc_else) (preproc_elif)] @scope

(linkage_specification body: (declaration_list) @body) @scope

(linkage_specification body: [(declaration) (function_definition)]) @scope

([
  (translation_unit (function_definition (storage_class_specifier) @_static) @private)
  (preproc_if (function_definition (storage_class_specifier) @_static) @private)
  (preproc_ifdef (function_definition (storage_class_specifier) @_static) @private)
  (preproc_else (function_definition (storage_class_specifier) @_static) @private)
  (preproc_elif (function_definition (storage_class_specifier) @_static) @private)
  (declaration_list (function_definition (storage_class_specifier) @_static) @private)
  (declaration (storage_class_specifier) @_static) @private
]
  (#eq? @_static "static"))

((declaration (storage_class_specifier) @_static declarator: (_) @private)
  (#eq? @_static "static"))

(comment) @comment

; --- canonical form ---

(comment) @ignored

(parenthesized_expression) @transparent

(for_statement ";" @significant)

(number_literal) @number

(string_literal . "\"") @string

(concatenated_string) @strings

; What the preprocessor reads is text in the tree; white space may also follow its sign.

[
  (preproc_arg) (preproc_directive)
  "#define" "#include" "#if" "#ifdef" "#ifndef" "#else" "#elif" "#endif"
] @loose

(preproc_include) @import

; Where an unknown macro stands, layout may decide what the reader takes for the name.

[(function_declarator) (ERROR)] @transparent

(ERROR ["(" ")" "[" "]" "{" "}" "," ";" ":"] @significant)
