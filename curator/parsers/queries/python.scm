; Functions and classes. A function directly in a class is a method.

(function_definition
  name: (identifier) @name
  body: (_) @body) @definition.function

(class_definition
  name: (identifier) @name
  body: (_) @body) @definition.class

(type_alias_statement
  left: (type [(identifier) @name (generic_type (identifier) @name)])) @definition.type

; Assignments; those inside a function are local. A name in capitals is a constant.

((assignment
  left: (identifier) @name
  right: (_)? @body) @definition.constant
  (#match? @name "^_*[A-Z][A-Z0-9_]*$"))

(assignment
  left: (identifier) @name
  right: (_)? @body) @definition.variable

(assignment
  left: [(pattern_list (identifier) @name) (tuple_pattern (identifier) @name) (list_pattern (identifier) @name)]
  right: (_) @body) @definition.variable

(decorated_definition definition: (_) @wrapped) @wrapper

(expression_statement . (string) .) @doc

(comment) @comment

; --- canonical form ---

[(comment) (line_continuation) (string_end)] @ignored

(expression_statement . (string) .) @ignored

[(parenthesized_expression) (expression_statement)] @transparent

; With brackets around it, a type is read as the expression that it also is.

[(type) (type_parameter)] @transparent

(generic_type) @alias.subscript

(union_type) @alias.binary_operator

(string_start) @prefix

[(string_content) (format_specifier)] @text

[(integer) (float)] @number

(slice ":" @significant)

(subscript "[" . subscript: (_) . "," @significant . "]")

(class_definition superclasses: (argument_list . "(" . ")") @ignored)

(tuple) @alias.expression_list

(tuple_pattern) @alias.pattern_list

(tuple_pattern . "(" . (_) . ")" .) @transparent

[(import_statement) (import_from_statement) (future_import_statement)] @import

; Names that are added to those that `import *` gives.

(module (expression_statement
  [
    (assignment left: (identifier) @_all)
    (augmented_assignment left: (identifier) @_all)
    (call function: (attribute object: (identifier) @_all))
  ]) @exports
  (#eq? @_all "__all__"))

(import_statement name: (_) @item)

(import_from_statement name: (_) @item)
