(module
  name: [
    (constant) @name
    (scope_resolution scope: (constant) @container name: (_) @name)
    (scope_resolution
      scope: (scope_resolution scope: (constant) @container name: (_) @container)
      name: (_) @name)
  ]
  body: (_)? @body) @definition.namespace

(class
  name: [
    (constant) @name
    (scope_resolution scope: (constant) @container name: (_) @name)
    (scope_resolution
      scope: (scope_resolution scope: (constant) @container name: (_) @container)
      name: (_) @name)
  ]
  body: (_)? @body) @definition.class

(method
  name: (_) @name
  body: (_)? @body) @definition.function

(program (singleton_method
  object: (constant) @container
  name: (_) @name
  body: (_)? @body) @definition.function)

(singleton_method
  name: (_) @name
  body: (_)? @body) @definition.function

; A class that is made where its name is given.

((assignment
  left: (constant) @name
  right: (call
    receiver: (constant) @_class
    method: (identifier) @_new
    block: (_) @body)) @definition.class
  (#any-of? @_class "Class" "Module" "Struct" "Data"))

(assignment
  left: (constant) @name
  right: (_) @body) @definition.constant

(assignment
  left: (left_assignment_list (constant) @name)
  right: (_) @body) @definition.constant

(program (assignment
  left: (global_variable) @name
  right: (_) @body) @definition.variable)

; `private` before a method, or alone before those that follow.

((call
  method: (identifier) @_private
  arguments: (argument_list . (_) @private .))
  (#any-of? @_private "private" "protected" "private_class_method"))

(call
  !receiver
  method: (identifier)
  arguments: (argument_list . [(method) (singleton_method)] @wrapped .)) @wrapper

([
  (class body: (body_statement (identifier) @section.private))
  (module body: (body_statement (identifier) @section.private))
]
  (#any-of? @section.private "private" "protected"))

([
  (class body: (body_statement (identifier) @section.public))
  (module body: (body_statement (identifier) @section.public))
]
  (#eq? @section.public "public"))

; The word does not touch constants, nor methods of the class itself.

[(assignment) (singleton_method)] @public

(singleton_class body: (body_statement (method) @public))

(comment) @comment

; --- canonical form ---

(comment) @ignored

(parenthesized_statements . "(" . (_) . ")" .) @transparent

(method_parameters . "(" . ")" .) @ignored

[(then "then" @ignored) (do "do" @ignored)]

[(integer) (float)] @number

(program (call
  !receiver
  method: (identifier) @_require) @import
  (#any-of? @_require "require" "require_relative"))

(heredoc_beginning) @idiom.heredoc

(heredoc_body) @idiom.heredoc_body
