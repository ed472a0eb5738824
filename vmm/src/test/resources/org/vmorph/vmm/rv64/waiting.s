# WFI goes on when an interrupt that is enabled is pending, whether it is let in or not; the handler is not entered
# then. So the timer wakes it up in machine and in supervisor mode, and what is delegated does as well.

          .equ  MSIP, 0x2000000
          .equ  MTIMECMP, 0x2004000

_start:   jal   prepare
          li    s3, MTIMECMP
          li    t0, 0x80
          csrw  mie, t0                 # MIE is clear
          jal   soon
          wfi
          jal   late

          csrsi mie, 2                  # pending before it waits
          csrsi mip, 2
          wfi
          li    t0, 2
          csrw  mideleg, t0             # and delegated, which machine mode does not hear of
          csrsi mstatus, 8
          wfi
          csrci mstatus, 8
          csrr  a0, mip
          jal   note
          csrw  mideleg, zero
          csrci mip, 2
          csrw  mie, zero

          li    t0, 0x22                # in supervisor mode, by one that is delegated
          csrw  mideleg, t0
          csrw  mie, t0
          li    t0, 0x20
          csrw  mip, t0
          li    a0, SUPERVISOR
          jal   down
          wfi
          csrr  a0, sip
          jal   note
          csrsi sstatus, 2
          nop
          csrci sstatus, 2
          jal   up
          csrw  mip, zero
          li    t0, 1 << 21             # TW
          csrs  mstatus, t0
          li    a0, SUPERVISOR
          jal   down
          wfi
          j     end

soon:     csrr  t0, time
          addi  t0, t0, 400
          sd    t0, 0(s3)
          li    t0, 0
          ret

late:     csrr  a0, time                # has it come?
          ld    a1, 0(s3)
          sltu  a0, a0, a1
          mv    s5, ra
          jal   note
          mv    ra, s5
          li    t0, -1
          sd    t0, 0(s3)
          li    a1, 0
          ret

          .include "traps.s"
