# Reads the register of each number that there is, in machine mode: a trap, or what it holds.

_start:   jal   prepare
          la    s11, log
          li    s2, 0
          li    s4, 0                   # a sum of what is read
          li    s5, 0                   # how many are refused
          la    t0, refusal
          csrw  mtvec, t0

each:     li    t0, 0xc00               # what counts is not compared
          sub   t0, s2, t0
          li    t1, 3
          bltu  t0, t1, next
          li    t0, 0xb00
          sub   t0, s2, t0
          bltu  t0, t1, next
          slli  t0, s2, 20
          li    t1, 0x00002573          # csrr a0, 0
          or    t1, t1, t0
          la    t2, reading
          sw    t1, 0(t2)
          fence.i
          li    a0, 0
reading:  .word 0
          slli  t0, s4, 5
          sub   s4, t0, s4
          add   s4, s4, a0

next:     addi  s2, s2, 1
          li    t0, 4096
          bne   s2, t0, each
          j     end

          .align 2
refusal:  addi  s5, s5, 1
          mul   s6, s5, s2
          add   s4, s4, s6
          csrr  t6, mepc
          addi  t6, t6, 4
          csrw  mepc, t6
          mret

          .include "traps.s"
