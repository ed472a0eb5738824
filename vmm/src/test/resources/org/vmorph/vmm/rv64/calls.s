# Calls and breakpoints of each mode; delegated, nested, and with interrupts on.

_start:   jal   prepare
          ecall
          ebreak
          c.ebreak
          li    a0, SUPERVISOR
          jal   down
          ecall
          ebreak
          c.ebreak
          jal   up
          li    a0, USER
          jal   down
          ecall
          ebreak
          jal   up

          csrsi mstatus, 8              # MIE goes to MPIE and comes back
          ecall
          ecall
          csrci mstatus, 8
          ecall

# A trap while another one is served: the first one's words are gone.

          la    t0, nested
          csrw  mtvec, t0
          li    t0, 0x7ffffff0
          lw    t0, 0(t0)
nested:   csrr  a0, mepc
          jal   note
          csrr  a0, mcause
          jal   note
          csrr  a0, mstatus
          jal   note
          la    t0, trap
          csrw  mtvec, t0
          ecall
          csrr  a0, mepc
          jal   note
          csrr  a0, mcause
          jal   note
          csrr  a0, mstatus
          jal   note

# Delegated: to supervisor mode from there and from user mode, and not from machine mode.

          li    t0, -1
          csrw  medeleg, t0
          csrr  a0, medeleg
          jal   note
          ecall
          ebreak
          li    t0, 1 << 8 | 1 << 3 | 1 << 7
          csrw  medeleg, t0
          li    a0, SUPERVISOR
          jal   down
          csrsi sstatus, 2
          ebreak
          ecall
          csrci sstatus, 2
          la    t0, inside
          csrw  sepc, t0
          li    t0, 1 << 8
          csrc  sstatus, t0
          sret
inside:   ebreak
          ecall
          .word 0                       # two that are not delegated
          li    t1, 0x80000000 - 8
          ld    t0, 0(t1)
          sd    t0, 0(t1)               # this one is
          jalr  t0, 0(t1)               # and this one is not
          j     end

          .include "traps.s"
          .align 2
