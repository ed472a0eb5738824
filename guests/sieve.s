; sieve.s prints the primes below 200, in decimal: the sieve of Eratosthenes.
;
;       0  old PSW of a trap; none is expected
;       1  new PSW of a trap: stop
;       2  the program
;  powers  of ten, for printing
;   sieve  a word for each number below LIMIT: 0 until the number is found to be composite

LIMIT = 200

          .word 0
          .psw  s, stop, 0, sieve + LIMIT

; r7 walks over the numbers. One that nobody has crossed out is prime, and crosses out its multiples.
;   r0  is 0 from reset on      r8  walks over the multiples
;   r1  the number's word       r9  LIMIT

          li    r7, 2
          li    r9, LIMIT

number:   ld    r1, sieve(r7)
          bne   r1, r0, next

          mov   r1, r7
          jal   r15, print

          mov   r8, r7
          mul   r8, r7                  ; smaller multiples have a smaller prime in them

multiple: bgeu  r8, r9, next
          st    r9, sieve(r8)           ; anything but 0 will do
          add   r8, r7
          jmp   multiple

next:     addi  r7, 1
          bne   r7, r9, number

stop:     halt

; Prints r1, 1 to 999, in decimal, and a blank. Called by jal r15.
;   r1  what remains to be printed      r4  the digit, as a character
;   r2  walks over the powers of ten    r5  0 until a digit has been printed
;   r3  the power of ten                r6  what it is compared with

print:    la    r2, powers
          li    r5, 0

digit:    ld    r3, 0(r2)
          li    r4, '0'

count:    bltu  r1, r3, test            ; the digit is how often the power fits
          sub   r1, r3
          addi  r4, 1
          jmp   count

test:     li    r6, '0'
          bne   r4, r6, show
          beq   r5, r0, further         ; a leading zero is not printed

show:     put   r4
          li    r5, 1

further:  addi  r2, 1
          li    r6, 1
          bne   r3, r6, digit

          li    r4, ' '
          put   r4
          jmp   0(r15)

powers:   .word 100, 10, 1

sieve:    .space LIMIT
