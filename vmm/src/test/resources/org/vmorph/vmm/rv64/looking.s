# Loads and stores with MPRV: through the protection and the address spaces of the mode in MPP.

          .equ  MPRV, 1 << 17
          .include "paging.s"

_start:   jal   prepare
          la    s2, page
          jal   tries                   # without
          li    s3, SUPERVISOR | MPRV
          csrs  mstatus, s3
          jal   tries
          csrc  mstatus, s3
          li    s3, 3 << 11 | MPRV      # of machine mode: nothing
          csrs  mstatus, s3
          jal   tries
          csrc  mstatus, s3

# Protection: loads alone, up to the page; and the rest is not there.

          la    t0, page
          srli  t0, t0, 2
          addi  t0, t0, 4
          csrw  pmpaddr0, t0
          li    t0, 0x09                # TOR, R
          csrw  pmpcfg0, t0
          li    s3, SUPERVISOR | MPRV
          csrs  mstatus, s3
          jal   tries
          csrc  mstatus, s3
          li    s3, USER | MPRV
          csrs  mstatus, s3
          jal   tries
          ecall                         # the trap is machine mode's, which looks for itself
          csrr  a0, mstatus
          csrc  mstatus, s3
          jal   note
          li    t0, -1
          csrw  pmpaddr0, t0
          li    t0, 0x1f
          csrw  pmpcfg0, t0

# Address spaces: 00000000 the page; 00001000 user mode's, which is executed alone; 00002000 is not stored to;
# 00003000 nothing; 80000000 as it is.

          la    t0, upper
          la    t1, middle
          srli  t1, t1, 2
          ori   t1, t1, V
          sd    t1, 0(t0)
          li    t1, 0x80000000 >> 2 | V | R | W | X | AD
          sd    t1, 16(t0)
          la    t0, middle
          la    t1, lower
          srli  t1, t1, 2
          ori   t1, t1, V
          sd    t1, 0(t0)
          la    t0, lower
          la    t1, page
          srli  t1, t1, 2
          ori   t2, t1, V | R | W | AD
          sd    t2, 0(t0)
          ori   t2, t1, V | X | U | AD
          sd    t2, 8(t0)
          ori   t2, t1, V | R | 0x40
          sd    t2, 16(t0)
          la    t0, upper
          srli  t0, t0, 12
          li    t1, 8 << 60
          or    t0, t0, t1
          csrw  satp, t0
          csrr  a0, satp
          jal   note

          li    s3, SUPERVISOR | MPRV
          jal   spaces
          li    s3, USER | MPRV
          jal   spaces
          li    s3, SUPERVISOR | MPRV | SUM
          jal   spaces
          li    s3, SUPERVISOR | MPRV | MXR
          jal   spaces
          li    s3, USER | MPRV | MXR
          jal   spaces
          li    s3, SUPERVISOR | MPRV | SUM | MXR
          jal   spaces
          csrr  a0, mstatus
          jal   note

# MPRV ends where another mode is returned to.

          li    t0, SUPERVISOR | MPRV
          csrs  mstatus, t0
          la    t0, elsewhere
          csrw  mepc, t0
          mret
elsewhere: jal  up
          csrr  a0, mstatus
          jal   note
          csrw  satp, zero
          j     end

spaces:   mv    s4, ra
          li    s2, 0
          li    s5, 4
space:    csrs  mstatus, s3
          jal   glance
          csrc  mstatus, s3
          li    t0, 4096
          add   s2, s2, t0
          addi  s5, s5, -1
          bnez  s5, space
          mv    ra, s4
          ret

glance:   ld    a0, 0(s2)
          sd    a0, 8(s2)
          amoadd.w a1, a0, (s2)
          lhu   a2, 2(s2)
          lw    a3, 2(s2)               # misaligned
          ret

# Each length and kind; what is loaded is told after MPRV has been put aside.

tries:    li    a0, 1
          li    a2, 2
          li    a3, 3
          li    a4, 4
          li    a5, 5
          mv    s1, s2
          lb    a0, 0(s2)
          lhu   a2, 2(s2)
          lw    a3, 4(s2)
          ld    a4, 8(s2)
          c.lw  a5, 4(s1)
          add   a0, a0, a2
          add   a0, a0, a3
          add   a0, a0, a4
          add   a0, a0, a5
          lw    a2, 2(s2)               # misaligned
          ld    a2, 12(s2)
          sh    a2, 1(s2)
          sb    a0, 9(s2)
          sw    a0, 12(s2)
          sd    a0, 16(s2)
          c.sd  a0, 16(s1)
          c.sw  a0, 4(s1)
          amoadd.w a2, a0, (s2)
          lr.d  a2, (s2)
          sc.d  a3, a0, (s2)
          add   a0, a0, a3
          addi  s6, s2, 24
          amoswap.d s6, s6, (s6)        # one register
          addi  s6, s2, 2
          amoor.w a2, a2, (s6)
          ld    x31, 16(s2)
          sd    x31, 24(s2)
          mv    x30, s2
          ld    x30, 16(x30)
          ret

          .include "traps.s"

          .align 12
page:     .dword 0x0123456789abcdef, 0x8877665544332211, 0x5a5a5a5a5a5a5a5a
          .space 4096 - 24
upper:    .space 4096
middle:   .space 4096
lower:    .space 4096
