
; Only C: a structure holds nothing but data, so that all of it is its shape.

(struct_specifier
  name: (_) @name
  body: (_) @shape) @definition.struct

(union_specifier
  name: (_) @name
  body: (_) @shape) @definition.struct

; An anonymous structure bears the name that `typedef` gives.

(type_definition
  type: [(struct_specifier !name body: (_) @shape) (union_specifier !name body: (_) @shape)]
  declarator: (type_identifier) @name) @definition.struct

(field_declaration
  declarator: [
      (field_identifier) @name
      (_ declarator: (field_identifier) @name)
      (_ declarator: (_ declarator: (field_identifier) @name))
      (_ declarator: (_ declarator: (_ declarator: (field_identifier) @name)))
      (_ declarator: (parenthesized_declarator (_ declarator: (field_identifier) @name)))
      (_ declarator: (parenthesized_declarator (_ declarator: (_ declarator: (field_identifier) @name))))
      (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: (field_identifier) @name))))
    ] @definition.variable)

(field_declaration declarator: (_) @wrapped) @wrapper

; --- canonical form ---
