# rv64-sieve.s finds the primes below LIMIT again and again: the sieve of Eratosthenes, a byte for each
# number, for ever. x10: the primes found.
LIMIT = 8000
        auipc x5, 0x10          # x5: the sieve, 64 kB on
        lui   x9, 0x2
        addi  x9, x9, LIMIT - 0x2000
        add   x12, x5, x9          # x12: its end
again:  addi  x8, x5, 0
wipe:   sb    x0, 0(x8)
        addi  x8, x8, 1
        bne   x8, x12, wipe
        addi  x10, x0, 0
        addi  x7, x0, 2
number: add   x11, x5, x7
        lbu   x1, 0(x11)
        bne   x1, x0, next
        addi  x10, x10, 1
        mul   x8, x7, x7
        bgeu  x8, x9, next
        add   x11, x5, x8
multiple: sb  x9, 0(x11)
        add   x11, x11, x7
        bltu  x11, x12, multiple
next:   addi  x7, x7, 1
        bne   x7, x9, number
        jal   x0, again
