
; Text between tags.

; --- canonical form ---

(jsx_text) @words
