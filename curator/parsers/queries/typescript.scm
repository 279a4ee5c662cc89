
; Only TypeScript.

(abstract_class_declaration
  name: (_) @name
  body: (_) @body) @definition.class

(function_signature
  name: (identifier) @name) @definition.function

(class_body
  [
    (abstract_method_signature name: (_) @name)
    (method_signature name: (_) @name)
  ] @definition.method)

(class_body
  (public_field_definition
    name: [(property_identifier) (private_property_identifier)] @name
    value: [
      (arrow_function body: (_) @body)
      (function_expression body: (_) @body)
    ]) @definition.method)

(class_body
  (public_field_definition
    name: [(property_identifier) (private_property_identifier)] @name
    value: (_)? @body) @definition.variable)

(interface_declaration
  name: (_) @name
  body: (_) @shape) @definition.interface

(interface_body
  (method_signature name: [(property_identifier) (string)] @name) @definition.method)

(interface_body
  (property_signature name: [(property_identifier) (string)] @name) @definition.variable)

(type_alias_declaration
  name: (_) @name
  value: (_) @shape) @definition.type

(enum_declaration
  name: (_) @name
  body: (_) @shape) @definition.enum

(enum_body (enum_assignment name: (_) @name) @definition.constant)

(enum_body name: (_) @name @definition.constant)

(internal_module
  name: (_) @name
  body: (_) @body) @definition.namespace

(module
  name: [(identifier) (nested_identifier)] @name
  body: (_) @body) @definition.namespace

; Values in a namespace, and what is declared to exist.

(internal_module body: (statement_block
  [
    (_ (variable_declarator
      name: (identifier) @name
      value: (_)? @body) @definition.variable)
    (export_statement (_ (variable_declarator
      name: (identifier) @name
      value: (_)? @body) @definition.variable))
  ]))

(program (ambient_declaration (_ (variable_declarator name: (identifier) @name) @definition.variable)))

(ambient_declaration (_) @wrapped) @wrapper

(class_body (decorator) @prefix . (comment)* . (_) @prefixed)

(class_body
  (_ (accessibility_modifier) @_modifier) @private
  (#match? @_modifier "private|protected"))

; --- canonical form ---

(parenthesized_type) @transparent

(arrow_function parameters: (formal_parameters) @transparent)

(arrow_function parameters: (formal_parameters . (required_parameter . (identifier) .) @transparent .))

; A leading `|` is layout.

(union_type "|" @ignored)

(intersection_type "&" @ignored)

[(union_type . "|" . (_) .) (intersection_type . "&" . (_) .)] @transparent

; The grammar takes `as` for looser than `||`, and for tighter than `await`.

[(as_expression) (satisfies_expression)] @idiom.typed

(await_expression) @idiom.await

(union_type (union_type) @transparent)

(intersection_type (intersection_type) @transparent)

(member_expression
  object: (parenthesized_expression "(" @significant (call_expression "?.")))

[
  (property_signature name: [(string) (number)] @key)
  (method_signature name: [(string) (number)] @key)
]
