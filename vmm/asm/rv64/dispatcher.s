# The dispatcher: a trap is the guest's own, or asks for a routine. Registers as `trap` leaves them; and in all
# that follows
#
#   s0  what is kept of the guest    s3  the instruction that trapped
#   s1  its program counter          s4  how many bytes it has
#   s2  the cause

          beqz  s2, returned            # an instruction that was lent comes back, done ...
          la    t0, lent
          beq   s1, t0, refused         # ... or not

          ld    t0, MODE(s0)
          li    t1, MACHINE
          bne   t0, t1, reflect

          li    t0, ILLEGAL
          beq   s2, t0, illegal
          li    t0, ECALL_FROM_U
          beq   s2, t0, ecall

          ld    t0, REAL_KIND(s0)
          li    t1, LOOKING
          bne   t0, t1, reflect
          li    t0, LOAD_ACCESS
          beq   s2, t0, look
          li    t0, STORE_ACCESS
          beq   s2, t0, look
          j     reflect

ecall:    li    s2, ECALL_FROM_M        # falls into reflect

# The trap is the guest's own, which does what it would on a machine of its own: 3.1.6.1, 3.1.7.
#   s1: where, s2: why; mtval. Leaves to `resume`.

reflect:  sd    s1, MEPC(s0)
          sd    s2, MCAUSE(s0)
          csrr  t0, mtval
          sd    t0, MTVAL(s0)

          li    t2, MACHINE
          ld    t1, MODE(s0)            # t1: the mode it comes from
          sd    t2, MODE(s0)
          beq   t1, t2, from
          csrr  t1, mstatus
          srli  t1, t1, 11
          andi  t1, t1, 3

from:     ld    t0, MSTATUS(s0)
          andi  t2, t0, MIE             # MPIE := MIE, MIE := 0, MPP := that mode
          slli  t2, t2, 4
          slli  t1, t1, 11
          or    t1, t1, t2
          li    t2, MIE | MPIE | MPP
          or    t0, t0, t2
          xor   t0, t0, t2
          or    t0, t0, t1
          sd    t0, MSTATUS(s0)

          ld    t0, MTVEC(s0)
          andi  s1, t0, -4
          bgez  s2, resume
          andi  t0, t0, 1               # interrupts may have an entry each
          beqz  t0, resume
          slli  t0, s2, 2
          add   s1, s1, t0
          j     resume

# Machine mode of the guest meets an instruction that is refused to user mode, or none at all.

illegal:  jal   fetch
          andi  t0, s3, 0x7f
          li    t1, 0x73                # SYSTEM
          bne   t0, t1, reflect
          srli  t0, s3, 12
          andi  t0, t0, 7
          bnez  t0, access

          li    t0, 0x30200073
          beq   s3, t0, v.mret
          li    t0, 0x10200073
          beq   s3, t0, v.sret
          li    t0, 0x10500073
          beq   s3, t0, v.wfi
          li    t0, 0xfe007fff          # in whatever registers
          and   t0, t0, s3
          li    t1, 0x12000073
          beq   t0, t1, v.fence
          j     reflect

# s3, s4: the instruction at s1, and its bytes; a short one has a c.nop behind it. Uses t0, t1.

fetch:    lhu   s3, 0(s1)
          andi  t0, s3, 3
          li    t1, 3
          beq   t0, t1, long
          li    t0, 0x00010000
          or    s3, s3, t0
          li    s4, 2
          ret

long:     lhu   t0, 2(s1)
          slli  t0, t0, 16
          or    s3, s3, t0
          li    s4, 4
          ret
