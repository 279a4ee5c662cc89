(class_declaration
  name: (_) @name
  body: (_)? @body) @definition.class

((record_declaration
  "struct"
  name: (_) @name
  body: (_)? @body) @definition.struct)

(record_declaration
  name: (_) @name
  body: (_)? @body) @definition.class

(struct_declaration
  name: (_) @name
  body: (_)? @body) @definition.struct

(interface_declaration
  name: (_) @name
  body: (_)? @body) @definition.interface

(enum_declaration
  name: (_) @name
  body: (_) @body) @definition.enum

(enum_member_declaration
  name: (_) @name
  value: (_)? @body) @definition.constant

(delegate_declaration name: (_) @name) @definition.type

; What `: base(x)` or `: this(x)` hands on is no part of what a caller sees.

(constructor_declaration
  name: (_) @name
  (constructor_initializer) @body
  body: (_) @body) @definition.method

(constructor_declaration
  name: (_) @name
  body: (_)? @body) @definition.method

(destructor_declaration
  name: (_) @name
  body: (_)? @body) @definition.method

(method_declaration
  name: (_) @name
  body: (_)? @body) @definition.method

(operator_declaration
  operator: _ @name
  body: (_)? @body) @definition.method

(indexer_declaration
  "this" @name
  accessors: (accessor_list (accessor_declaration body: (_) @body)+) @shape) @definition.method

(indexer_declaration
  "this" @name
  accessors: (accessor_list (accessor_declaration body: (_)? @body)*)) @definition.method

(indexer_declaration
  "this" @name
  value: (_) @body) @definition.method

; Components of a record.

(record_declaration
  (parameter_list (parameter name: (_) @name) @definition.variable @public))

(property_declaration
  name: (_) @name
  accessors: (accessor_list (accessor_declaration body: (_) @body)+) @shape
  value: (_)? @body) @definition.variable

(property_declaration
  name: (_) @name
  accessors: (accessor_list (accessor_declaration body: (_)? @body)*)
  value: (_)? @body) @definition.variable

(property_declaration
  name: (_) @name
  value: (_) @body) @definition.variable

(event_declaration
  name: (_) @name
  accessors: (accessor_list (accessor_declaration body: (_) @body)+) @shape) @definition.variable

(field_declaration
  (modifier) @_const
  (variable_declaration (variable_declarator
    name: (_) @name
    "=" . (_) @body) @definition.constant)
  (#eq? @_const "const"))

([(field_declaration (variable_declaration (variable_declarator
    name: (_) @name) @definition.variable))
  (event_field_declaration (variable_declaration (variable_declarator
    name: (_) @name) @definition.variable))]
  (#not-match? @definition.variable "="))

[(field_declaration (variable_declaration (variable_declarator
    name: (_) @name
    "=" . (_) @body) @definition.variable))
 (event_field_declaration (variable_declaration (variable_declarator
    name: (_) @name
    "=" . (_) @body) @definition.variable))]

(variable_declaration (variable_declarator) @wrapped) @wrapper

[
  (field_declaration (variable_declaration) @wrapped)
  (event_field_declaration (variable_declaration) @wrapped)
] @wrapper

(namespace_declaration body: (_) @body) @scope

; Without a modifier it is private, but for members of interfaces and enumerations.

((_ (modifier) @_public) @public
  (#eq? @_public "public"))

((_ (modifier) @_public (variable_declaration (variable_declarator) @public))
  (#eq? @_public "public"))

(interface_declaration body: (declaration_list (_) @public))

(interface_declaration body: (declaration_list (_ (modifier) @_modifier) @private)
  (#any-of? @_modifier "private" "protected" "internal"))

(enum_member_declaration) @public

(comment) @comment

; --- canonical form ---

[(comment) (preproc_region) (preproc_endregion)] @ignored

[(parenthesized_expression) (expression_statement)] @transparent

; `"a" + "b"`, where a line was too long.

(string_literal . "\"") @string

(binary_expression operator: "+" right: [
  (string_literal . "\"")
  (verbatim_string_literal)
  (parenthesized_expression (binary_expression operator: "+" right: [(string_literal . "\"") (verbatim_string_literal)]))
]) @glued

; `(a?.b).c` is another expression than `a?.b.c`.

(member_access_expression
  expression: (parenthesized_expression "(" @significant (conditional_access_expression)))

(for_statement ";" @significant)

[
  (array_rank_specifier "," @significant)
  (type_argument_list "," @significant)
]

(interpolation_format_clause) @raw

[(integer_literal) (real_literal)] @number

(using_directive) @import
