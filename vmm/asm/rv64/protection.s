# The guest's protection of storage, 3.7.1. Its addresses are the hardware's, two entries further; its pmpcfg is
# kept, for the hardware's is not locked: that would hold for the monitor, too.

# t0: the number of the register. It is locked by its own entry, or as the beginning of the next one.

v.pmpaddr: addi t0, t0, -0x3b0
          ld    t1, ENTRIES(s0)
          bgeu  t0, t1, nothing
          add   t1, t0, s0
          lbu   t2, PMP(t1)
          andi  t2, t2, L
          bnez  t2, locked
          lbu   t2, PMP + 1(t1)
          andi  t2, t2, L | A
          li    t1, L | TOR
          bne   t2, t1, free

locked:   li    t0, 0xfff00f80          # it is read: csrrs rd, pmpaddr, x0
          and   s3, s3, t0
          li    t0, 0x00002073
          or    s3, s3, t0
free:     li    t0, 2 << 20
          add   s3, s3, t0
          li    a0, 0
          j     lend

nothing:  li    a0, 0
          jal   change
          j     next

# t0: the number of the register; an odd one does not exist. What the entries can hold the hardware knows.

v.pmpcfg: andi  t1, t0, 1
          bnez  t1, reflect
          andi  t0, t0, 0xf
          li    t1, 2
          bltu  t1, t0, nothing
          slli  s5, t0, 2
          add   s5, s5, s0              # s5: where it is kept
          ld    s6, PMP(s5)
          ld    s7, OWN(s5)             # the bytes that are the guest's
          and   a0, s6, s7
          jal   change

          ld    t0, ones                # those that are locked stay
          srli  t1, s6, 7
          and   t1, t1, t0
          slli  t2, t1, 8
          sub   t1, t2, t1
          not   t1, t1
          and   t1, t1, s7
          xor   a0, a0, s6
          and   a0, a0, t1
          xor   a0, a0, s6
          sd    a0, PMP(s5)

          li    a0, LOWER
          jal   protect
          csrr  t0, pmpcfg0             # two entries further in the hardware
          csrr  t1, pmpcfg2
          srli  t0, t0, 16
          slli  t2, t1, 48
          or    t0, t0, t2
          srli  t1, t1, 16

          ld    t3, ones
          slli  t3, t3, 7               # L, which the hardware does not have
          ld    t2, PMP(s0)
          and   t2, t2, t3
          or    t0, t0, t2
          sd    t0, PMP(s0)
          ld    t2, PMP + 8(s0)
          and   t2, t2, t3
          or    t1, t1, t2
          sd    t1, PMP + 8(s0)
          j     next

# Puts protection into force. a0: LOWER, MACHINE or LOOKING. Uses t0 to t4.
#
# Machine mode passes where an entry is not locked; looking, it may fetch alone: each load and store traps.

protect:  sd    a0, REAL_KIND(s0)
          ld    t0, PMP(s0)
          ld    t1, PMP + 8(s0)
          ld    t2, ones
          beqz  a0, unlock

          srli  t3, t0, 7
          and   t3, t3, t2
          xor   t3, t3, t2              # 1 in each that is not locked
          slli  t4, t3, 3
          sub   t4, t4, t3
          or    t0, t0, t4
          srli  t3, t1, 7
          and   t3, t3, t2
          xor   t3, t3, t2
          slli  t4, t3, 3
          sub   t4, t4, t3
          or    t1, t1, t4

          li    t3, MACHINE
          beq   a0, t3, unlock
          slli  t3, t2, 1
          add   t3, t3, t2              # W and R
          not   t3, t3
          and   t0, t0, t3
          and   t1, t1, t3

unlock:   slli  t2, t2, 7
          not   t2, t2
          and   t0, t0, t2
          and   t1, t1, t2

          srli  t2, t0, 48
          slli  t1, t1, 16
          or    t1, t1, t2
          slli  t0, t0, 16
          ori   t0, t0, NAPOT           # nobody passes to the monitor
          csrw  pmpcfg0, t0
          ld    t2, REAL_PMP2(s0)
          beq   t1, t2, fenced
          sd    t1, REAL_PMP2(s0)
          csrw  pmpcfg2, t1
fenced:   sfence.vma
          ret

          .align 3
ones:     .dword 0x0101010101010101
