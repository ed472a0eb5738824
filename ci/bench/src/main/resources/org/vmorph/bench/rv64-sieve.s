; rv64-sieve.s finds the primes below LIMIT again and again: the sieve of Eratosthenes, a byte for each
; number, for ever. r10: the primes found.
LIMIT = 8000
        auipc r5, 0x10000          ; r5: the sieve, 64 kB on
        lui   r9, 0x2000
        addi  r9, r9, LIMIT - 0x2000
        add   r12, r5, r9          ; r12: its end
again:  addi  r8, r5, 0
wipe:   sb    r0, 0(r8)
        addi  r8, r8, 1
        bne   r8, r12, wipe - .
        addi  r10, r0, 0
        addi  r7, r0, 2
number: add   r11, r5, r7
        lbu   r1, 0(r11)
        bne   r1, r0, next - .
        addi  r10, r10, 1
        mul   r8, r7, r7
        bgeu  r8, r9, next - .
        add   r11, r5, r8
multiple: sb  r9, 0(r11)
        add   r11, r11, r7
        bltu  r11, r12, multiple - .
next:   addi  r7, r7, 1
        bne   r7, r9, number - .
        jal   r0, again - .
