(function_declaration
  name: (identifier) @name
  body: (_)? @body) @definition.function

(method_declaration
  receiver: (parameter_list (parameter_declaration
    type: [
      (type_identifier) @container
      (generic_type type: (type_identifier) @container)
      (pointer_type [
        (type_identifier) @container
        (generic_type type: (type_identifier) @container)
      ])
    ]))
  name: (field_identifier) @name
  body: (_)? @body) @definition.method

; Types and values inside a function are local.

(source_file (type_declaration (type_spec
  name: (type_identifier) @name
  type: (struct_type (field_declaration_list) @shape)) @definition.struct))

(source_file (type_declaration (type_spec
  name: (type_identifier) @name
  type: (interface_type "{" @shape)) @definition.interface))

(source_file (type_declaration [
  (type_spec name: (type_identifier) @name)
  (type_alias name: (type_identifier) @name)
] @definition.type))

(source_file (type_declaration (type_spec
  type: (struct_type (field_declaration_list
    (field_declaration name: (field_identifier) @name) @definition.variable)))))

; An embedded type is a field of its own name.

(source_file (type_declaration (type_spec
  type: (struct_type (field_declaration_list
    (field_declaration
      !name
      type: [
        (type_identifier) @name
        (generic_type type: (type_identifier) @name)
        (qualified_type name: (type_identifier) @name)
      ]) @definition.variable)))))

(source_file (type_declaration (type_spec
  type: (interface_type
    (method_elem name: (field_identifier) @name) @definition.method))))

(source_file (const_declaration (const_spec
  (identifier) @name
  value: (_) @body) @definition.constant))

; Without a value it has that of the line above: all of the block is its value.

(source_file (const_declaration
  (const_spec
    (identifier) @name
    !value) @definition.constant) @body)

(source_file (var_declaration [
  (var_spec
    name: (identifier) @name
    value: (_)? @body) @definition.variable
  (var_spec_list (var_spec
    name: (identifier) @name
    value: (_)? @body) @definition.variable)
])
  (#not-eq? @name "_"))

(source_file (type_declaration (type_spec
  type: (struct_type (field_declaration_list
    (field_declaration name: (field_identifier) @_name) @hidden))))
  (#match? @_name "^[^A-Z]"))

(source_file (type_declaration [(type_spec) (type_alias)] @wrapped) @wrapper)

(source_file (const_declaration (const_spec) @wrapped) @wrapper)

(source_file (var_declaration (var_spec) @wrapped) @wrapper)

(source_file (var_declaration (var_spec_list (var_spec) @wrapped)) @wrapper)

(comment) @comment

; --- canonical form ---

(comment) @ignored

[(parenthesized_expression) (parenthesized_type) (expression_statement) (import_spec_list)] @transparent

(interpreted_string_literal) @string

[(int_literal) (float_literal) (imaginary_literal)] @number

(slice_expression ":" @significant)

(for_clause ";" @significant)

[(if_statement ";" @significant) (expression_switch_statement ";" @significant) (type_switch_statement ";" @significant)]

(import_declaration) @import

(import_spec) @item
