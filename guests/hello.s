; hello.s says hello on the console and stops.
;
;      0  old PSW of a trap; none is expected
;      1  new PSW of a trap: stop
;      2  the program
;   text  what it says: a character a word, then 0

          .word 0
          .psw  s, stop, 0, end

; r0 is 0 from reset on and stays it; r1 walks over the text.

start:    la    r1, text

next:     ld    r2, 0(r1)
          beq   r2, r0, stop
          put   r2
          addi  r1, 1
          jmp   next

stop:     halt

text:     .string "hello, world\n"
end:
