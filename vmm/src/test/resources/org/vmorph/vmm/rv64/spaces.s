# Address spaces in supervisor and user mode: pages of each kind, as large as there are, changed and changed back.

          .include "paging.s"

_start:   jal   prepare
          la    t0, upper
          la    t1, middle
          srli  t1, t1, 2
          ori   t1, t1, V
          sd    t1, 0(t0)
          li    t1, 0x80000000 >> 2 | V | R | W | X | AD
          sd    t1, 16(t0)
          li    t1, V | R | W | U | AD  # devices
          sd    t1, 32(t0)
          li    t1, 0x80001000 >> 2 | V | R | AD
          sd    t1, 40(t0)              # not so aligned
          la    t0, middle
          la    t1, lower
          srli  t1, t1, 2
          ori   t1, t1, V
          sd    t1, 0(t0)
          li    t1, 0x80000000 >> 2 | V | R | AD
          sd    t1, 8(t0)
          la    t1, page                # a table of tables that is none
          srli  t1, t1, 2
          ori   t1, t1, V | U
          sd    t1, 16(t0)
          li    t1, 0x80010000 >> 2 | V # a table behind storage
          sd    t1, 24(t0)
          la    t0, lower
          la    t1, page
          srli  t1, t1, 2
          ori   t2, t1, V | R | W | X | AD
          sd    t2, 0(t0)
          ori   t2, t1, V | R | W | X | U | AD
          sd    t2, 8(t0)
          ori   t2, t1, V | X | U | AD
          sd    t2, 16(t0)
          ori   t2, t1, V | R | W | 0x40
          sd    t2, 24(t0)
          ori   t2, t1, V | R | W
          sd    t2, 32(t0)
          ori   t2, t1, V | W | AD
          sd    t2, 40(t0)
          li    t2, 0x80010000 >> 2 | V | R | W | X | AD
          sd    t2, 48(t0)              # behind storage

          la    t0, upper
          srli  t0, t0, 12
          li    s8, 8 << 60
          or    s8, s8, t0
          li    t0, 0xb000
          csrw  medeleg, t0
          csrw  satp, s8                # machine mode has none
          csrr  a0, satp
          jal   note
          la    s2, page
          lw    a0, 0(s2)
          jal   note

          li    a0, SUPERVISOR
          jal   down
          li    s3, 0
          jal   all
          li    s3, SUM
          jal   all
          li    s3, MXR
          jal   all
          csrw  satp, zero
          csrr  a0, satp
          jal   note
          li    t1, 0x1000
          lw    a0, 0(t1)
          sfence.vma
          csrw  satp, s8
          sfence.vma
          li    a1, 1                   # no mode, so nothing is written
          slli  a1, a1, 60
          csrw  satp, a1
          csrr  a0, satp
          jal   note

# Its own traps, and a page that goes away.

          la    t0, lower
          ld    t1, 8(t0)
          sd    zero, 8(t0)
          sfence.vma
          li    t2, 0x1000
          li    a1, SUM
          csrs  sstatus, a1
          lw    a0, 0(t2)
          sd    t1, 8(t0)
          sfence.vma
          lw    a0, 0(t2)
          csrc  sstatus, a1
          csrw  satp, zero
          jal   up
          csrr  a0, satp                # as supervisor mode has left it
          jal   note
          csrw  satp, s8
          csrw  medeleg, zero           # the traps are machine mode's now
          li    a0, SUPERVISOR
          jal   down
          li    s3, SUM | MXR
          jal   all
          jal   up

# User mode, whose storage is as it is now.

          la    t0, upper
          ld    t1, 16(t0)
          ori   t1, t1, U
          sd    t1, 16(t0)
          li    a0, USER
          jal   down
          jal   all
          li    t2, 0x100100000         # the finisher
          li    t1, PASS
          sw    t1, 0(t2)
stay:     j     stay

all:      mv    s4, ra
          csrr  t0, sstatus
          li    s2, 0
          li    s5, 7
each:     jal   tries
          li    t0, 4096
          add   s2, s2, t0
          addi  s5, s5, -1
          bnez  s5, each
          li    s2, 0x200000
          jal   tries
          li    s2, 0x400000
          jal   tries
          li    s2, 0x600000
          jal   tries
          li    s2, 0x140000000
          jal   tries
          li    s2, 0x8000000000
          jal   tries
          mv    ra, s4
          ret

tries:    csrs  sstatus, s3
          lw    a0, 0(s2)
          sw    a0, 8(s2)
          jalr  t0, 16(s2)
          amoadd.w a1, a0, (s2)
          lw    a0, 2(s2)
          csrc  sstatus, s3
          ret

          .include "traps.s"

          .align 12
page:     .dword 0x0123456789abcdef, 0x8877665544332211, 0x8282828282828282
          .space 4096 - 24
upper:    .space 4096
middle:   .space 4096
lower:    .space 4096
