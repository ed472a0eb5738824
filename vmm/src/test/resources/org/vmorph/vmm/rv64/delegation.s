# What supervisor mode has of its own: traps that are delegated, its view of mstatus and of interrupts, vectors.

_start:   jal   prepare
          li    t0, 0xb1ff
          csrw  medeleg, t0
          li    t0, 0x222
          csrw  mideleg, t0
          la    t1, table + 1           # with an entry for each interrupt
          csrw  stvec, t1
          li    a0, SUPERVISOR
          jal   down

          .word 0xffffffff              # illegal, here
          csrr  a1, mstatus
          csrr  a1, sstatus
          li    t1, 0x80000000 - 8
          ld    a1, 0(t1)
          sd    a1, 1(t1)
          jalr  t0, 0(t1)
          ebreak

          li    a1, -1 - 2              # SIE stays clear
          csrw  sstatus, a1
          csrr  a0, sstatus
          jal   note
          csrw  sie, a1
          csrr  a0, sie
          jal   note
          csrr  a0, sip
          jal   note
          csrw  sstatus, zero

          csrsi sip, 2                  # a software interrupt: at once, when it is let in
          csrr  a0, sip
          jal   note
          csrsi sstatus, 2
          csrr  a0, sie
          jal   note
          csrci sip, 2
          csrci sstatus, 2

# Machine mode hears of none of this, and its own traps are its own.

          jal   up
          csrr  a0, mie
          jal   note
          ecall
          ebreak
          .word 0xffffffff
          csrr  a0, 0x5a8
          csrwi mie, 0
          csrsi mie, 2
          csrr  a0, medeleg
          jal   note
          csrr  a0, mideleg
          jal   note
          li    a0, SUPERVISOR
          jal   down

          la    t0, user                # which no interrupt is kept from
          csrw  sepc, t0
          csrsi sie, 2
          csrsi sip, 2
          sret
user:     ecall
          csrr  a1, sstatus
          csrr  a1, mstatus
          li    t1, 0x80000000 - 8
          lw    a1, 0(t1)
          ebreak
          li    a7, 9
          ecall

          .word 0
          j     end

          .align 2
table:    j     strap                   # 0: what is no interrupt
          j     ssoft
          j     strap
          j     strap
          j     strap
          j     strap
          .align 2
ssoft:    li    t6, 77
          sd    t6, 0(s11)
          addi  s11, s11, 8
          j     strap

          .include "traps.s"
