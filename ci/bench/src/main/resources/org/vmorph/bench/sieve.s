; sieve.s finds the primes below LIMIT again and again: the sieve of Eratosthenes, for ever.
;
;       0  old PSW of a trap; none is expected
;       1  new PSW of a trap: stop
;       2  the program
;   sieve  a word for each number below LIMIT: 0 until the number is found to be composite

LIMIT = 8000

          .word 0
          .psw  s, stop, 0, sieve + LIMIT

; r0 is 0 from reset on. r9: LIMIT. r10: the primes found, the last time.

          li    r9, LIMIT

again:    li    r8, 0

wipe:     st    r0, sieve(r8)
          addi  r8, 1
          bne   r8, r9, wipe

          li    r10, 0
          li    r7, 2

; r7 walks over the numbers. One that nobody has crossed out is prime, and crosses out its multiples.
;   r1  the number's word       r8  walks over the multiples

number:   ld    r1, sieve(r7)
          bne   r1, r0, next

          addi  r10, 1
          mov   r8, r7
          mul   r8, r7                  ; smaller multiples have a smaller prime in them
          bgeu  r8, r9, next

multiple: st    r9, sieve(r8)           ; anything but 0 will do
          add   r8, r7
          bltu  r8, r9, multiple

next:     addi  r7, 1
          bne   r7, r9, number
          jmp   again

stop:     halt

sieve:    .space LIMIT
