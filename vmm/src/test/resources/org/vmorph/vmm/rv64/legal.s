# What registers make of what is written: of ones, of zeros, and of patterns. The instruction is changed for each.

_start:   jal   prepare
          la    s2, numbers
each:     lhu   s3, 0(s2)
          beqz  s3, special
          addi  s2, s2, 2
          la    s4, pattern
          li    s5, 4

again:    ld    a1, 0(s4)
          slli  t0, s3, 20
          li    t1, 0x00059073          # csrw 0, a1
          or    t1, t1, t0
          la    t2, writing
          sw    t1, 0(t2)
          li    t1, 0x00002573          # csrr a0, 0
          or    t1, t1, t0
          la    t2, reading
          sw    t1, 0(t2)
          fence.i
writing:  .word 0
reading:  .word 0
          jal   note
          addi  s4, s4, 8
          addi  s5, s5, -1
          bnez  s5, again
          j     each

# MPP, which is never 2; MIE stays clear, and MPRV with machine mode in MPP is nothing.

special:  li    t0, 3 << 11
          csrs  mstatus, t0
          li    t1, 2 << 11
          csrrw a0, mstatus, t1         # none: as it was
          jal   note
          csrr  a0, mstatus
          jal   note
          csrw  mstatus, zero
          csrw  mstatus, t1
          csrr  a0, mstatus
          jal   note
          li    t0, 1 << 11
          csrs  mstatus, t0
          csrs  mstatus, t1             # together that is 3
          csrr  a0, mstatus
          jal   note
          csrc  mstatus, t0             # which would be 2
          csrr  a0, mstatus
          jal   note
          li    t0, -1 - 8
          csrw  mstatus, t0
          csrr  a0, mstatus
          jal   note
          csrr  a0, sstatus
          jal   note
          csrw  sstatus, zero
          csrr  a0, mstatus
          jal   note
          li    t0, -1
          csrw  sstatus, t0
          csrr  a0, mstatus
          jal   note
          li    t0, 1 << 17
          csrc  mstatus, t0
          csrr  a0, sstatus
          jal   note

# A vector whose mode there is not is as it was.

          la    t0, trap
          addi  t1, t0, 2
          csrw  mtvec, t1
          csrr  a0, mtvec
          jal   note
          addi  t1, t0, 1
          csrw  mtvec, t1
          csrr  a0, mtvec
          jal   note
          addi  t1, t0, 3
          csrw  mtvec, t1
          csrr  a0, mtvec
          jal   note
          ecall

# What supervisor mode sees of interrupts depends on what is delegated.

          csrw  mie, zero
          csrw  mip, zero
          li    t0, 0x202
          csrw  mideleg, t0
          li    t0, -1
          csrw  sie, t0
          csrw  sip, t0
          csrr  a0, mie
          jal   note
          csrr  a0, mip
          jal   note
          csrw  mip, t0
          csrw  mie, t0
          csrr  a0, sie
          jal   note
          csrr  a0, sip
          jal   note
          csrw  sie, zero
          csrw  sip, zero
          csrr  a0, mie
          jal   note
          csrr  a0, mip
          jal   note
          csrrsi a0, sip, 2
          jal   note
          csrrci a0, sip, 2
          jal   note
          csrw  mideleg, zero
          csrsi sip, 2
          csrr  a0, mip
          jal   note
          csrw  mie, zero
          csrw  mip, zero
          j     end

numbers:  .half 0x105, 0x106, 0x10a, 0x140, 0x141, 0x142, 0x143, 0x180, 0x301, 0x302, 0x303, 0x306, 0x30a
          .half 0x340, 0x341, 0x342, 0x343, 0x320, 0x323, 0x7a0, 0x7a3, 0xb03, 0xf11, 0x304, 0x344
          .half 0x3a0, 0x3a2, 0x3a4, 0x3a1, 0x3b0, 0x3b1, 0x3b6, 0x3b7, 0x3b8, 0x3ba, 0x3ef, 0x144, 0x104
          .half 0

          .align 3
pattern:  .dword 0x7fffffffffffffff, 0x8123456789abcdef, 0x5a1f5b1f7f1a060d, 0

          .include "traps.s"
