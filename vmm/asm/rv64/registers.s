# Control and status registers. Those that say who runs where, and those that traps are told by, are kept and have
# a routine each. All others are nothing to the monitor, so the hardware's are the guest's, and the instruction is
# lent to it; what is no register is refused then, as it would be to the guest. (On a machine that has more of the
# first kind, each of them needs a routine.)
#
# A routine has a0: what is kept; a1: where. It leaves to `next`.

access:   li    t1, 4
          beq   t0, t1, reflect         # the one code that is no access
          srli  t0, s3, 20              # t0: its number
          srli  t1, t0, 4
          li    t2, 0x3a
          beq   t1, t2, v.pmpcfg
          bltu  t1, t2, seek
          li    t2, 0x3f
          bltu  t1, t2, v.pmpaddr

seek:     la    t1, kept
each:     lh    t2, 0(t1)
          beq   t2, t0, its
          addi  t1, t1, 6
          bgez  t2, each
          li    a0, 0
          j     lend

its:      lhu   a1, 4(t1)
          add   a1, a1, s0
          ld    a0, 0(a1)
          lhu   t2, 2(t1)
          la    t1, access
          add   t1, t1, t2
          jr    t1

# Number, routine, where it is kept; what handlers of traps need comes first.

kept:     .half 0x341, v.mepc - access, MEPC
          .half 0x340, v.any - access, MSCRATCH
          .half 0x342, v.any - access, MCAUSE
          .half 0x300, v.mstatus - access, MSTATUS
          .half 0x343, v.any - access, MTVAL
          .half 0x304, v.mie - access, ENABLED
          .half 0x305, v.mtvec - access, MTVEC
          .half 0x180, v.satp - access, SATP
          .half 0x302, v.medeleg - access, MEDELEG
          .half 0x303, v.mideleg - access, MIDELEG
          .half 0x306, v.mcounteren - access, MCOUNTEREN
          .half 0x104, v.sie - access, ENABLED
          .half 0x144, v.sip - access, MIDELEG
          .half -1
          .align 2

# What the instruction makes of a register. a0: what it holds, then what is written; rd := what it held.
# Uses t0 and t1.

change:   srli  t0, s3, 15              # rs1, or a number
          andi  t0, t0, 31
          slli  t1, s3, 63 - 14
          bltz  t1, number
          slli  t0, t0, 3
          add   t0, t0, s0
          ld    t0, 0(t0)

number:   srli  t1, s3, 7               # rd
          andi  t1, t1, 31
          slli  t1, t1, 3
          add   t1, t1, s0
          sd    a0, 0(t1)
          sd    zero, 0(s0)             # x0 is 0

          srli  t1, s3, 12
          andi  t1, t1, 3
          addi  t1, t1, -2
          bltz  t1, write
          beqz  t1, set
          not   t0, t0
          and   a0, a0, t0
          ret
set:      or    a0, a0, t0
          ret
write:    mv    a0, t0
          ret

# Whatever is written.

v.any:    jal   change
          sd    a0, 0(a1)
          j     next

v.mepc:   jal   change
          andi  a0, a0, -2
          sd    a0, 0(a1)
          j     next

v.mtvec:  jal   change
          andi  t0, a0, 2               # a mode that there is not
          bnez  t0, next
          sd    a0, 0(a1)
          j     next

# Of mstatus supervisor mode's part is the hardware's; machine mode's is kept. MPP is never 2.

v.mstatus: li   s5, MACHINES
          not   s6, s5
          csrr  s7, mstatus
          and   s7, s7, s6
          or    a0, a0, s7
          jal   change

          and   t0, a0, s6
          beq   t0, s7, mine
          csrw  sstatus, a0

mine:     srli  t0, a0, 11
          andi  t0, t0, 3
          li    t1, 2
          bne   t0, t1, mode
          li    t0, MPP
          ld    t1, MSTATUS(s0)
          xor   t1, t1, a0
          and   t1, t1, t0
          xor   a0, a0, t1
mode:     and   a0, a0, s5
          sd    a0, MSTATUS(s0)
          j     next

# What these can hold the hardware knows: it is asked, and then holds again what the guest's machine mode runs with.

v.medeleg: jal  change
          csrw  medeleg, a0
          csrrw a0, medeleg, zero
          sd    a0, 0(a1)
          j     next

v.mideleg: jal  change
          csrw  mideleg, a0
          csrrw a0, mideleg, zero
          sd    a0, 0(a1)
          j     next

v.mcounteren: jal change
          csrw  mcounteren, a0
          csrrw a0, mcounteren, zero
          sd    a0, 0(a1)
          j     next

v.satp:   csrw  satp, a0                # of a mode that there is not nothing is written
          jal   change
          csrw  satp, a0
          csrrw a0, satp, zero
          sd    a0, 0(a1)
          j     next

v.mie:    jal   change
          csrw  mie, a0
          csrr  a0, mie
          sd    a0, 0(a1)
          sd    a0, REAL_MIE(s0)
          j     next

# Supervisor mode's view: of what is delegated.

v.sie:    ld    s5, MIDELEG(s0)
          mv    s6, a0
          and   a0, a0, s5
          jal   change
          xor   a0, a0, s6
          and   a0, a0, s5
          xor   a0, a0, s6
          sd    a0, 0(a1)
          j     next

v.sip:    mv    s5, a0
          csrr  a0, mip
          and   a0, a0, s5
          jal   change
          andi  t0, s5, SSIP            # the only one that is written here
          beqz  t0, next
          andi  t0, a0, SSIP
          beqz  t0, clear
          csrsi mip, SSIP
          j     next
clear:    csrci mip, SSIP
          j     next
