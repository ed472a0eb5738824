# rv64-crc.s computes the CRC-32 of 4096 bytes again and again, by a table of 256 words that it makes first.
# x10: the checksum, before its bits are inverted.
        auipc x5, 0x10          # x5: the data
        auipc x6, 0x20          # x6: the table
        lui   x7, 0xedb88
        addi  x7, x7, 0x320
        slli  x7, x7, 32
        srli  x7, x7, 32
        addi  x8, x0, 0            # the number
        addi  x9, x0, 256
entry:  addi  x10, x8, 0
        addi  x11, x0, 8
bit:    andi  x12, x10, 1
        srli  x10, x10, 1
        sub   x12, x0, x12
        and   x12, x12, x7
        xor   x10, x10, x12
        addi  x11, x11, -1
        bne   x11, x0, bit
        slli  x12, x8, 2
        add   x12, x12, x6
        sw    x10, 0(x12)
        addi  x8, x8, 1
        bne   x8, x9, entry
        addi  x13, x0, 0           # the data: what comes of a congruence
        lui   x14, 0x1
        add   x14, x14, x5
        lui   x15, 0x19660
        srli  x15, x15, 12
        addi  x16, x5, 0
fill:   mul   x13, x13, x15
        addi  x13, x13, 0x35f
        srli  x17, x13, 16
        sb    x17, 0(x16)
        addi  x16, x16, 1
        bne   x16, x14, fill
again:  addi  x16, x5, 0
        addi  x10, x0, -1
        srli  x10, x10, 32
byte:   lbu   x17, 0(x16)
        xor   x17, x17, x10
        andi  x17, x17, 0xff
        slli  x17, x17, 2
        add   x17, x17, x6
        lwu   x17, 0(x17)
        srli  x10, x10, 8
        xor   x10, x10, x17
        addi  x16, x16, 1
        bne   x16, x14, byte
        jal   x0, again
