# Protection of storage: of each shape of a region, of supervisor and user mode, and of machine mode by a lock.

          .equ  R, 1
          .equ  W, 2
          .equ  X, 4
          .equ  TOR, 1 << 3
          .equ  NA4, 2 << 3
          .equ  NAPOT, 3 << 3
          .equ  L, 1 << 7

_start:   jal   prepare
          csrw  pmpcfg0, zero

          la    t0, here + 4096         # up to here + 4096: all
          srli  t0, t0, 2
          csrw  pmpaddr0, t0
          la    t0, there               # ... up to there: loads
          srli  t0, t0, 2
          csrw  pmpaddr1, t0
          addi  t0, t0, 2               # four bytes behind there + 4: stores, and so loads
          csrw  pmpaddr2, t0
          addi  t0, t0, 64
          ori   t0, t0, 15              # 128 bytes: no stores
          csrw  pmpaddr3, t0
          li    t0, TOR | R | W | X
          li    t1, (TOR | R) << 8
          or    t0, t0, t1
          li    t1, (NA4 | W | R) << 16
          or    t0, t0, t1
          li    t1, (NAPOT | R | X) << 24
          or    t0, t0, t1
          csrw  pmpcfg0, t0
          csrr  a0, pmpcfg0
          jal   note
          jal   tries                   # machine mode may do all of it
          li    a0, SUPERVISOR
          jal   down
          jal   tries
          jal   up
          li    a0, USER
          jal   down
          jal   tries
          jal   up

# Behind storage, where a monitor may be.

          jal   beyond
          li    t0, -1                  # with an entry that allows it
          csrw  pmpaddr6, t0
          li    t0, (NAPOT | R | W | X) << 48
          csrw  pmpcfg0, t0
          jal   beyond
          li    a0, SUPERVISOR
          jal   down
          jal   beyond
          jal   up

# Without any, supervisor mode cannot even go on.

          csrw  pmpcfg0, zero
          jal   lost
back:     li    t0, TOR | R | W | X
          csrw  pmpcfg0, t0
          la    t0, trap
          csrw  mtvec, t0

# A lock binds machine mode, and stays; so does the address where a range that is locked begins.

          la    t0, there
          srli  t0, t0, 2
          csrw  pmpaddr4, t0
          addi  t0, t0, 8
          csrw  pmpaddr5, t0
          li    t0, (L | TOR | R) << 40
          csrs  pmpcfg0, t0
          csrw  pmpaddr4, zero
          csrr  a0, pmpaddr4
          jal   note
          csrw  pmpaddr5, zero
          csrrs a0, pmpaddr5, t0
          jal   note
          csrr  a0, pmpaddr3
          jal   note
          li    t0, TOR | R | W | X
          csrw  pmpcfg0, t0
          csrr  a0, pmpcfg0
          jal   note
          li    t0, -1 << 40
          csrc  pmpcfg0, t0
          csrr  a0, pmpcfg0
          jal   note
          la    s2, there
          lw    a0, 0(s2)
          sw    a0, 0(s2)
          lw    a0, 36(s2)
          sw    a0, 36(s2)
          sd    a0, 24(s2)
          jalr  t0, 0(s2)
          la    t0, there - 16          # a range whose beginning is not locked
          csrw  pmpaddr6, t0
          csrr  a0, pmpaddr6
          jal   note

# Locked with nothing in it: an entry that is off is kept as well.

          li    t0, L << 48
          csrs  pmpcfg0, t0
          csrw  pmpaddr6, zero
          csrr  a0, pmpaddr6
          jal   note
          csrr  a0, pmpcfg0
          jal   note
          li    a0, SUPERVISOR
          jal   down
          la    s2, there
          lw    a0, 0(s2)
          sw    a0, 0(s2)
          lw    a0, 36(s2)
          jal   up
          j     end

tries:    mv    s3, ra
          la    s2, here
          li    s5, 9
each:     lw    a0, 0(s2)
          sw    a0, 0(s2)
          lb    a0, 3(s2)
          sb    a0, 3(s2)
          ld    a0, 0(s2)
          sd    a0, 0(s2)
          jalr  t0, 0(s2)
          addi  s5, s5, -1
          la    t0, steps
          slli  t1, s5, 1
          add   t0, t0, t1
          lhu   t0, 0(t0)
          add   s2, s2, t0
          bnez  s5, each
          mv    ra, s3
          ret

beyond:   li    t1, 0x80010000
          ld    a0, 0(t1)
          sd    a0, 8(t1)
          lw    a0, -4(t1)
          jalr  t0, 0(t1)
          li    t1, 0x80010ffc
          lw    a0, 0(t1)
          amoadd.w a0, a0, (t1)
          li    t1, 0x80012ff8
          sd    a0, 0(t1)
          li    t1, -8
          ld    a0, 0(t1)
          jalr  t0, 4(t1)
          ret

lost:     la    t0, found
          csrw  mtvec, t0
          la    t0, back
          csrw  mepc, t0
          li    t0, 3 << 11
          csrc  mstatus, t0
          mret                          # to user mode, which may fetch nothing

          .align 2
found:    csrr  a0, mcause
          jal   note
          csrr  a0, mepc
          jal   note
          csrr  a0, mtval
          jal   note
          csrr  a0, mstatus
          jal   note
          j     back

steps:    .half 0, 8, 64, 120, 128, 8, 4096 - 8, 8, 4096 - 8

          .include "traps.s"

          .align 12
here:     .space 8192, 0x82             # c.jr t0
there:    .space 1024, 0x82
