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

(call arguments: (argument_list . "(" . (generator_expression) . ")" .) @transparent)

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

; A base that every class has.

((class_definition superclasses: (argument_list . (identifier) @_object .) @ignored)
  (#eq? @_object "object"))

((class_definition superclasses: (argument_list (_) (identifier) @ignored .))
  (#eq? @ignored "object"))

((class_definition superclasses: (argument_list . (identifier) @ignored (keyword_argument)))
  (#eq? @ignored "object"))

; Idioms that tools rewrite.

(typed_parameter type: (_) @idiom.annotation)

(typed_default_parameter type: (_) @idiom.annotation)

(function_definition return_type: (_) @idiom.annotation)

(assignment type: (_) @idiom.annotation)

(subscript value: [(identifier) (attribute object: [(identifier) (attribute)])]) @idiom.subscript

(future_import_statement) @ignored

((import_from_statement module_name: (dotted_name) @_module) @idiom.import
  (#any-of? @_module "typing" "typing_extensions" "collections.abc"))

((import_statement name: [(dotted_name) @_module (aliased_import name: (dotted_name) @_module)]) @idiom.import
  (#any-of? @_module "typing" "typing_extensions" "collections.abc"))

((call function: (identifier) @_name arguments: (argument_list (_))) @idiom.super
  (#eq? @_name "super"))

((call
  function: (identifier) @_name
  arguments: [(generator_expression) (argument_list . [(list) (tuple) (list_comprehension) (generator_expression)] .)])
  @idiom.set
  (#eq? @_name "set"))

((call
  function: (identifier) @_name
  arguments: [(generator_expression) (argument_list . [(list_comprehension) (generator_expression)] .)])
  @idiom.dict
  (#eq? @_name "dict"))

((call
    function: (attribute
      object: [(string) (concatenated_string) (parenthesized_expression (concatenated_string))]
      attribute: (identifier) @_name)) @idiom.format
  (#eq? @_name "format"))

(binary_operator
  left: [(string) (concatenated_string) (parenthesized_expression (concatenated_string))]
  operator: "%") @idiom.percent

(decorator
  (call
    function: [(identifier) @_name (attribute attribute: (identifier) @_name)]
    arguments: (argument_list . (keyword_argument name: (identifier) @_size value: (none)) .)) @idiom.cache
  (#eq? @_name "lru_cache")
  (#eq? @_size "maxsize"))
