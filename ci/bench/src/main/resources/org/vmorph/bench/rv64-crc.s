; rv64-crc.s computes the CRC-32 of 4096 bytes again and again, by a table of 256 words that it makes first.
; r10: the checksum, before its bits are inverted.
        auipc r5, 0x10000          ; r5: the data
        auipc r6, 0x20000          ; r6: the table
        lui   r7, -0x12478000
        addi  r7, r7, 0x320
        slli  r7, r7, 32
        srli  r7, r7, 32
        addi  r8, r0, 0            ; the number
        addi  r9, r0, 256
entry:  addi  r10, r8, 0
        addi  r11, r0, 8
bit:    andi  r12, r10, 1
        srli  r10, r10, 1
        sub   r12, r0, r12
        and   r12, r12, r7
        xor   r10, r10, r12
        addi  r11, r11, -1
        bne   r11, r0, bit - .
        slli  r12, r8, 2
        add   r12, r12, r6
        sw    r10, 0(r12)
        addi  r8, r8, 1
        bne   r8, r9, entry - .
        addi  r13, r0, 0           ; the data: what comes of a congruence
        lui   r14, 0x1000
        add   r14, r14, r5
        lui   r15, 0x19660000
        srli  r15, r15, 12
        addi  r16, r5, 0
fill:   mul   r13, r13, r15
        addi  r13, r13, 0x35f
        srli  r17, r13, 16
        sb    r17, 0(r16)
        addi  r16, r16, 1
        bne   r16, r14, fill - .
again:  addi  r16, r5, 0
        addi  r10, r0, -1
        srli  r10, r10, 32
byte:   lbu   r17, 0(r16)
        xor   r17, r17, r10
        andi  r17, r17, 0xff
        slli  r17, r17, 2
        add   r17, r17, r6
        lwu   r17, 0(r17)
        srli  r10, r10, 8
        xor   r10, r10, r17
        addi  r16, r16, 1
        bne   r16, r14, byte - .
        jal   r0, again - .
