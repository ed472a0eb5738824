# Returns from traps: to each mode, with each MPIE and SPIE, and what becomes of MPRV.

_start:   jal   prepare
          li    s2, 0                   # bits: MPIE, MPRV, and the mode
each:     andi  t0, s2, 1
          slli  t0, t0, 7
          andi  t1, s2, 2
          slli  t1, t1, 16
          or    t0, t0, t1
          srli  t1, s2, 2
          slli  t1, t1, 11
          or    t0, t0, t1
          la    t1, arrived
          csrw  mepc, t1
          csrw  mstatus, t0
          mret
arrived:  jal   up                      # which machine mode may ask for, too
          csrr  a0, mstatus
          jal   note
          csrw  mstatus, zero
          addi  s2, s2, 1
          li    t0, 16
          beq   s2, t0, second
          srli  t0, s2, 2
          li    t1, 2
          bne   t0, t1, each
          addi  s2, s2, 4               # 2 is no mode
          j     each

second:   li    s2, 0                   # bits: SPIE, SPP, MPRV, SIE
third:    andi  t0, s2, 1
          slli  t0, t0, 5
          andi  t1, s2, 2
          slli  t1, t1, 7
          or    t0, t0, t1
          andi  t1, s2, 4
          slli  t1, t1, 15
          or    t0, t0, t1
          andi  t1, s2, 8
          srli  t1, t1, 2
          or    t0, t0, t1
          li    t1, 3 << 11
          or    t0, t0, t1
          la    t1, landed + 1          # whose lowest bit is not kept
          csrw  sepc, t1
          csrw  mstatus, t0
          sret
landed:   jal   up
          csrr  a0, mstatus
          jal   note
          csrw  mstatus, zero
          addi  s2, s2, 1
          li    t0, 16
          bne   s2, t0, third

# The same from supervisor mode, and what keeps it from returning.

          li    t0, 1 << 5 | 1 << 1
          csrw  mstatus, t0
          li    a0, SUPERVISOR
          jal   down
          la    t0, user
          csrw  sepc, t0
          sret
user:     ecall
          jal   up
          csrr  a0, mstatus
          jal   note
          li    t0, 7 << 20             # TVM, TW, TSR
          csrw  mstatus, t0
          sfence.vma
          wfi
          csrr  a0, satp
          jal   note
          li    a0, SUPERVISOR
          jal   down
          sret
          wfi
          sfence.vma
          sfence.vma a0, a1
          csrr  a0, satp
          csrw  satp, zero
          jal   up
          csrr  a0, mstatus
          jal   note
          li    t0, 7 << 20
          csrc  mstatus, t0
          li    a0, SUPERVISOR
          jal   down
          wfi
          sfence.vma
          csrr  a0, satp
          li    a1, 1
          csrw  satp, a1
          csrrw a0, satp, zero
          csrrw a0, mscratch, zero
          csrr  a0, mstatus
          csrr  a0, cycle
          jal   up
          li    t0, 5                   # not time
          csrw  mcounteren, t0
          csrw  scounteren, t0
          li    a0, USER
          jal   down
          csrr  a0, time
          li    a0, 0
          j     end

          .include "traps.s"
