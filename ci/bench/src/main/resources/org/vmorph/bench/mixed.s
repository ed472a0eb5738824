; mixed.s does a bit of everything, for ever: arithmetic, shifts, loads, stores, branches and calls.
;
;       0  old PSW of a trap; none is expected
;       1  new PSW of a trap: stop
;       2  the program
;   table  SIZE random words, sorted a little further in each turn

SIZE = 1024

          .word 0
          .psw  s, stop, 0, table + SIZE

; r0 is 0 from reset on. r12: SIZE. r13: the random number. r14: what all was mixed into.

          li    r12, SIZE
          li    r13, 0x1234567

; A new table of random words.

turn:     li    r7, 0

fill:     jal   r15, random
          st    r13, table(r7)
          addi  r7, 1
          bltu  r7, r12, fill

; One walk up the table: the larger one of two neighbours moves up, as signed numbers.
;   r7  walks up        r1, r2  the neighbours

          li    r7, 1

neighbour: ld   r1, table - 1(r7)
          ld    r2, table(r7)
          bge   r2, r1, ordered

          st    r2, table - 1(r7)
          st    r1, table(r7)

ordered:  jal   r15, mix
          addi  r7, 1
          bne   r7, r12, neighbour

; Looks random words up, by halves.
;   r7  how often       r1  low         r2  high        r3  middle      r4  its word

          li    r7, 64

look:     jal   r15, random
          li    r1, 0
          mov   r2, r12

half:     mov   r3, r1
          add   r3, r2
          li    r5, 1
          shr   r3, r5
          ld    r4, table(r3)
          blt   r4, r13, above

          mov   r2, r3
          jmp   narrower

above:    la    r1, 1(r3)

narrower: bltu  r1, r2, half

          addi  r7, -1
          bne   r7, r0, look
          jmp   turn

; The next random number, into r13: Marsaglia's xorshift. Called by jal r15; changes r5 and r6.

random:   mov   r6, r13
          li    r5, 13
          shl   r6, r5
          xor   r13, r6
          mov   r6, r13
          li    r5, 7
          shr   r6, r5
          xor   r13, r6
          mov   r6, r13
          li    r5, 17
          shl   r6, r5
          xor   r13, r6
          jmp   0(r15)

; Mixes r1 and r2 into r14. Called by jal r15; changes r3 and r5.

mix:      mov   r3, r1
          and   r3, r2
          or    r14, r3
          sub   r14, r1
          mul   r14, r2
          li    r5, 3
          sar   r14, r5
          add   r14, r13
          bgeu  r14, r13, mixed
          addi  r14, 0x55
mixed:    jmp   0(r15)

stop:     halt

table:    .space SIZE
