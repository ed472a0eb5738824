# The interpreter routines of what is no access to a register. They leave to `next`, where the program counter
# moves on, or to `resume` with another one.

# 3.3.2: MIE := MPIE, MPIE := 1, MPP := user mode; and MPRV is machine mode's alone.

v.mret:   ld    s1, MEPC(s0)
          ld    t0, MSTATUS(s0)
          srli  t1, t0, 11
          andi  t1, t1, 3               # t1: the mode that is returned to
          sd    t1, MODE(s0)

          andi  t2, t0, MPIE
          srli  t2, t2, 4
          li    t3, MIE | MPP
          or    t0, t0, t3
          xor   t0, t0, t3
          or    t0, t0, t2
          ori   t0, t0, MPIE

          li    t2, MACHINE
          beq   t1, t2, stays
          li    t2, MPRV
          or    t0, t0, t2
          xor   t0, t0, t2
stays:    sd    t0, MSTATUS(s0)
          j     resume

# The same of supervisor mode, whose part of mstatus is the hardware's.

v.sret:   csrr  s1, sepc
          csrr  t0, sstatus
          srli  t1, t0, 8
          andi  t1, t1, 1
          sd    t1, MODE(s0)

          andi  t2, t0, SPIE
          srli  t2, t2, 4
          andi  t0, t0, ~SIE
          li    t3, SPP
          or    t0, t0, t3
          xor   t0, t0, t3
          or    t0, t0, t2
          ori   t0, t0, SPIE
          csrw  sstatus, t0

          ld    t0, MSTATUS(s0)
          li    t2, MPRV
          or    t0, t0, t2
          xor   t0, t0, t2
          sd    t0, MSTATUS(s0)
          j     resume

# The hardware waits for what the guest waits for, and as long: whether that is listened to now or not.

v.wfi:    ld    t0, ENABLED(s0)
          csrw  mie, t0
          sd    t0, REAL_MIE(s0)
          wfi
          j     next

v.fence:  sfence.vma                    # falls into next

next:     add   s1, s1, s4
          j     resume
