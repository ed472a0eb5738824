# Lending: the hardware executes the guest's instruction here, in machine mode, with the guest's registers. If it
# is done it goes on to `trap`, if it is refused it traps there; so both arrive at the dispatcher, which tells them
# apart: no trap has the cause 0, for no instruction is misaligned.
#
# lend
#   s3: the instruction, which reads and writes registers and nothing of the monitor's.
#   a0: what is to be set of mstatus meanwhile. It leaves to `next` or to `reflect`.

lend:     sd    s1, LENT_AT(s0)
          sd    a0, LENT_WITH(s0)
          la    t0, lent
          sw    s3, 0(t0)
          fence.i
          csrw  mcause, zero
          ld    t0, X31(s0)
          csrw  mscratch, t0
          mv    x31, s0
          .include "load.s"
          ld    x31, LENT_WITH(x31)     # nothing is loaded from here on
          csrs  mstatus, x31
          csrrw x31, mscratch, zero
          j     lent

# It is done, and mepc is still where the guest was.

returned: la    t0, lent
          lbu   t0, 0(t0)
          li    s4, 4
          andi  t0, t0, 3
          addi  t0, t0, -3
          beqz  t0, whole
          li    s4, 2
whole:    ld    t0, LENT_WITH(s0)
          beqz  t0, next
          jal   unlook
          j     next

# It is refused, for the reason that the hardware gives, and the guest has changed in nothing.

refused:  ld    s1, LENT_AT(s0)
          jal   unlook
          j     reflect

# Machine mode with MPRV looks through the eyes of the mode in MPP, 3.1.6.3: a load or a store is lent to it with
# its own address spaces and protection in force.

look:     jal   fetch
          ld    t0, SATP(s0)
          csrw  satp, t0
          li    a0, LOWER
          jal   protect
          ld    a0, MSTATUS(s0)
          li    t0, MPRV | MPP
          and   a0, a0, t0
          j     lend

unlook:   csrw  satp, zero
          li    t0, MPRV | MPP
          csrc  mstatus, t0
          li    t0, -1                  # protection is to be put into force again
          sd    t0, REAL_KIND(s0)
          ret
