# Interrupts: who hears which, in what order, with vectors and without; those that are delegated as well.

          .equ  MSIP, 0x2000000
          .equ  MTIMECMP, 0x2004000

_start:   jal   prepare
          li    s2, MSIP
          li    s3, MTIMECMP
          li    s4, 1

# All five at once, in machine mode: one after the other, for each is not listened to again.

          jal   all
          csrsi mstatus, 8
          csrci mstatus, 8
          csrr  a0, mip
          jal   note
          csrr  a0, mie
          jal   note
          jal   none

# Enabled only after it is let in, and pending only after that.

          csrsi mstatus, 8
          sw    s4, 0(s2)
          csrr  a0, mip
          jal   note
          csrsi mie, 8
          csrr  a0, mie
          jal   note
          sw    zero, 0(s2)
          csrr  a0, mip
          jal   note
          csrsi mie, 8
          csrsi mip, 2
          csrsi mie, 2
          csrci mip, 2
          csrci mstatus, 8

# By vectors.

          la    t0, table + 1
          csrw  mtvec, t0
          jal   all
          csrsi mstatus, 8
          ecall
          csrci mstatus, 8
          jal   none
          la    t0, trap
          csrw  mtvec, t0

# Supervisor and user mode hear machine mode's whatever MIE is, and what is delegated by SIE.

          jal   all
          li    a0, SUPERVISOR
          jal   down
          jal   up
          li    t0, 0x222
          csrw  mideleg, t0
          jal   all
          csrsi mstatus, 8              # what is delegated machine mode does not hear
          csrci mstatus, 8
          csrr  a0, mie
          jal   note
          li    a0, SUPERVISOR
          jal   down
          csrr  a0, sie
          jal   note
          csrr  a0, sip
          jal   note
          csrsi sstatus, 2
          csrr  a0, sie
          jal   note
          csrci sstatus, 2
          jal   up
          jal   all
          li    a0, USER
          jal   down
          nop
          jal   up
          csrr  a0, mie
          jal   note
          li    t0, 0x22
          csrw  mideleg, t0             # one of them is not delegated
          jal   all
          li    a0, USER
          jal   down
          jal   up
          jal   none
          csrw  mideleg, zero

# The timer, when its time has come.

          li    t0, 0x80
          csrw  mie, t0
          csrsi mstatus, 8
          csrr  t0, time
          addi  t0, t0, 100
          sd    t0, 0(s3)
wait:     csrr  t0, mie
          bnez  t0, wait
          csrci mstatus, 8
          la    t0, log                 # where it came is not to be compared
          csrr  a0, mcause
          li    t1, -1
          sd    t1, 0(s3)
          addi  s11, s11, -32
          sd    zero, 8(s11)
          addi  s11, s11, 32
          ecall
          csrr  a0, mip
          jal   note
          j     end

# Makes all pending, and enables them.

all:      sw    s4, 0(s2)
          sd    zero, 0(s3)
          li    t0, 0x222
          csrw  mip, t0
          li    t0, 0xfff
          csrw  mie, t0
          ret

none:     sw    zero, 0(s2)
          li    t0, -1
          sd    t0, 0(s3)
          csrw  mip, zero
          csrw  mie, zero
          ret

          .align 2
table:    j     trap
          j     first
          j     trap
          j     third
          j     trap
          j     trap
          j     trap
          j     seventh
          j     trap
          j     trap
          j     trap
          j     trap
first:    li    t6, 1
          j     which
third:    li    t6, 3
          j     which
seventh:  li    t6, 7
which:    sd    t6, 0(s11)
          addi  s11, s11, 8
          j     trap

          .include "traps.s"
