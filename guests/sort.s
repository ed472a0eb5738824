; sort.s sorts an array where it stands and prints it, in decimal.
;
;       0  old PSW of a trap; none is expected
;       1  new PSW of a trap: stop
;       2  the program
;  powers  of ten, for printing
;   array  the numbers, 1 to 999, up to array.end

          .word 0
          .psw  s, stop, 0, array.end

; Insertion sort: what stands before r1 is sorted, and r1's number moves down to its place.
;   r1  walks up the array      r3  the number on its way
;   r2  walks down from r1      r4  the number it is compared with
;   r0  is 0 from reset on      r6  an end of the array

          la    r1, array + 1

insert:   la    r6, array.end
          bgeu  r1, r6, all
          ld    r3, 0(r1)
          mov   r2, r1

down:     la    r6, array
          beq   r2, r6, place
          ld    r4, -1(r2)
          bge   r3, r4, place
          st    r4, 0(r2)               ; the larger one makes room
          addi  r2, -1
          jmp   down

place:    st    r3, 0(r2)
          addi  r1, 1
          jmp   insert

; Prints the array.
;   r7  walks up the array

all:      la    r7, array

each:     ld    r1, 0(r7)
          jal   r15, print
          addi  r7, 1
          la    r6, array.end
          bne   r7, r6, each

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

array:    .word 314, 159, 26, 535, 897, 93, 238, 462, 643, 383, 279, 502, 884, 1, 971
array.end:
