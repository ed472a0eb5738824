# Words that are no instruction, and instructions that are refused: in machine, supervisor and user mode.

_start:   jal   prepare
          jal   words
          jal   guarded
          li    a0, SUPERVISOR
          jal   down
          jal   words
          jal   guarded
          jal   up
          li    a0, USER
          jal   down
          jal   words
          jal   guarded
          mret
          sret
          wfi
          sfence.vma
          jal   up
          j     end

# Nobody's.

words:    .half 0
          .word 0xffffffff
          .half 0x6005                  # c.lui a0 of 0, reserved
          .word 0x30204073              # the one code that is no access
          .word 0x7b200073              # dret
          .word 0x00200073              # uret
          .word 0x302000f3              # mret with a register
          .word 0x18000073
          .half 0x8002                  # c.jr of x0
          .word 0x10c00073
          csrr  a1, 0x000
          csrr  a1, 0x5a8
          csrr  a1, 0x3a1               # there are only even ones
          csrw  0x3a3, a1
          csrr  a1, 0x7b0
          csrr  a1, 0xfff
          csrr  a1, 0x321 - 1 + 1       # an event, which there is
          csrr  a1, 0x322 + 1
          csrr  a1, 0xb01
          csrr  a1, 0xc20
          ret

# Those that are only read.

guarded:  csrw  mhartid, a1
          csrs  mhartid, zero
          csrsi mhartid, 0
          csrsi mhartid, 1
          csrwi mhartid, 0
          csrc  cycle, zero
          csrw  time, zero
          csrci instret, 3
          csrw  hpmcounter3, zero
          csrr  a1, hpmcounter3
          csrr  a1, mvendorid
          csrw  mcountinhibit, a1
          csrw  tdata1, a1
          ret

          .include "traps.s"
