# The allocator: puts into force what the guest believes in. It alone decides what the hardware does by itself.
# Only what changes is loaded: each of these instructions is one more trap to a monitor below.
#
# resume
#   s1: the guest's program counter; its mode and its registers of control are kept. Goes on to `leave`.

resume:   ld    t0, MODE(s0)
          ld    t1, REAL_MODE(s0)
          sd    t0, REAL_MODE(s0)
          li    t2, MACHINE
          beq   t0, t2, machine

# Down, to supervisor or user mode, from machine mode.

          ld    t1, MEDELEG(s0)
          csrw  medeleg, t1
          ld    t1, MIDELEG(s0)
          csrw  mideleg, t1
          ld    t1, MCOUNTEREN(s0)
          csrw  mcounteren, t1
          ld    t1, SATP(s0)
          csrw  satp, t1
          ld    t1, ENABLED(s0)
          csrw  mie, t1

          slli  t0, t0, 11              # MPP is user mode so far, and of the others TW is set
          ld    t1, MSTATUS(s0)
          li    t2, TRAPPING
          and   t1, t1, t2
          or    t0, t0, t1
          li    t2, TW
          xor   t0, t0, t2
          csrr  t1, mstatus
          xor   t1, t1, t0
          csrw  mstatus, t1

          li    a0, LOWER
          jal   protect
          j     leave

# Up, to machine mode, from another one: which may have changed its address space, and enabled interrupts.

machine:  beq   t1, t2, inside
          csrrw t0, satp, zero
          sd    t0, SATP(s0)
          csrr  t0, mie
          sd    t0, ENABLED(s0)
          sd    t0, REAL_MIE(s0)
          csrw  medeleg, zero
          csrw  mideleg, zero
          csrw  mcounteren, zero
          li    t0, MPP | TRAPPING
          csrc  mstatus, t0
          li    t0, TW
          csrs  mstatus, t0

# Interrupts that are not delegated are let in if MIE is set, 3.1.9; and with MPRV loads and stores are looked after.

inside:   ld    t0, MSTATUS(s0)
          li    t1, 0
          andi  t2, t0, MIE
          beqz  t2, deaf
          ld    t1, MIDELEG(s0)
          not   t1, t1
          ld    t2, ENABLED(s0)
          and   t1, t1, t2
deaf:     ld    t2, REAL_MIE(s0)
          beq   t1, t2, heard
          sd    t1, REAL_MIE(s0)
          csrw  mie, t1

heard:    li    a0, MACHINE
          li    t1, MPRV
          and   t1, t1, t0
          beqz  t1, plain
          li    t1, MPP
          and   t2, t1, t0
          beq   t2, t1, plain
          li    a0, LOOKING
plain:    ld    t0, REAL_KIND(s0)
          beq   t0, a0, leave
          jal   protect
          j     leave
