# program.s has something of everything that a program is made of; nobody runs it.

        .equ    UART, 0x10000000
        .set    LINES, 3
SIZE    = 8 * LINES + 1

        .section .text
        .globl  _start, main
        .type   _start, @function
_start: la      sp, stack + SIZE       /* over
                                           lines */
        lla     gp, table
        li      t0, UART
        li      t1, 0x123456789abcdef0 ; li t2, -1
        csrrw   zero, mtvec, t0; csrw mstatus, 8
        call    main
        j       over

        .align  4
main:   addi    sp, sp, -16
        sd      ra, 8(sp)
        lui     a1, %hi(0x12345fff)
        addi    a1, a1, %lo(0x12345fff)
1:      auipc   a0, %pcrel_hi(text)
        addi    a0, a0, %pcrel_lo(1b)
2:      auipc   a2, %pcrel_hi(number + 4)
        lw      a3, %pcrel_lo(2b)(a2)
        sw      a3, %pcrel_lo(2b)(a2)
1:      lbu     a1, (a0)
        beqz    a1, 2f
        sb      a1, 0(t0)
        addi    a0, a0, 1
        j       1b
2:      bne     a0, a1, 1b
        bgtu    a0, a1, 1f
        lw      a0, number
        sd      a0, number, t3
1:      ld      ra, 8(sp)
        addi    sp, sp, 16
        amoadd.d.aqrl a0, a1, (sp)
        lr.w.aq t0, (sp)
        sc.w.rl t0, t1, 0(sp)
        fence   rw, w
        .option push
        .option norvc
        ret
        .option pop
        .byte   1
        .balign 8
.Lover: .dword  main, .Lover - main, over
over:   wfi
        tail    over

        .section .rodata
text:   .asciz  "hello, world\n\ttab \"quoted\" \\ \033[0m \x41 é"
        .string "one", "two"
        .ascii  "no zero"
        .p2align 3
table:  .dword  text, number, table + 1 << 2
        .word   'a', '\n', 0b101, 017, 0xff, -1
        .half   1, 0xffff
        .space  3
        .zero   2
        .skip   5, 0x20

        .data
number: .word   1, 2
        .quad   0x123456789abcdef0
        .align  4
stack:  .byte   1, 2, 3, SIZE, ~0 & 0xff, 1 << 4 + 1

        .text
last:   .word   end - last, 8 | 1 + 2
        .2byte  2
        .4byte  end
        .p2align 3
end:
