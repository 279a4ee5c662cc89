(function_definition
  name: (_) @name
  body: (_) @body) @definition.function

; Variables of the top level; what a function sets it hides in its body.

(program (declaration_command
  "readonly"
  (variable_assignment
    name: (variable_name) @name
    value: (_)? @body) @definition.constant))

((program (declaration_command
  (word) @_flags
  (variable_assignment
    name: (variable_name) @name
    value: (_)? @body) @definition.constant))
  (#match? @_flags "^-[a-zA-Z]*r"))

(program (declaration_command (variable_assignment
  name: (variable_name) @name
  value: (_)? @body) @definition.variable))

(program (variable_assignment
  name: (variable_name) @name
  value: (_)? @body) @definition.variable)

(program (variable_assignments (variable_assignment
  name: (variable_name) @name
  value: (_)? @body) @definition.variable))

(program (declaration_command (variable_assignment) @wrapped) @wrapper)

(program (variable_assignments (variable_assignment) @wrapped) @wrapper)

(comment) @comment

; --- canonical form ---

(comment) @ignored

; `` `a` `` is `$(a)`, and after the last case nothing needs to be said.

(command_substitution "$(" @ignored)

(case_item ";;" @ignored)

(function_definition "function" @ignored)

; Text before an expansion stands in no node of its own.

(heredoc_redirect) @heredoc

; Where a redirection stands among the words of a command is free.

(command) @idiom.command

(redirected_statement) @idiom.redirected
