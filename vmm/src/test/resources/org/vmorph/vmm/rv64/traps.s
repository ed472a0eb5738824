# What the guests of the monitor's tests have in common. s11 walks over the log; t5 and t6 are used at traps.

          .equ  USER, 0 << 11           # MPP
          .equ  SUPERVISOR, 1 << 11
          .equ  TO_MACHINE, 1           # a7, of an ecall to machine mode
          .equ  FINISHER, 0x100000
          .equ  PASS, 0x5555

# Machine mode's traps: told in the log, then the program goes on behind them, in the mode it was in, or in machine
# mode if it has asked for that. Where it has gone astray it goes on at t0. An interrupt is not listened to again.

          .align 2
trap:     csrr  t6, mcause
          sd    t6, 0(s11)
          csrr  t5, mepc
          sd    t5, 8(s11)
          csrr  t5, mtval
          sd    t5, 16(s11)
          csrr  t5, mstatus
          sd    t5, 24(s11)
          addi  s11, s11, 32
          bltz  t6, interrupt

          addi  t6, t6, -8              # ecall, from user or supervisor mode
          li    t5, 2
          bgeu  t6, t5, behind
          li    t5, TO_MACHINE
          bne   a7, t5, behind
          li    t5, 3 << 11
          csrs  mstatus, t5
          li    a7, 0

behind:   csrr  t6, mcause
          li    t5, 1
          beq   t6, t5, astray
          li    t5, 12
          beq   t6, t5, astray
          csrr  t6, mepc
          lbu   t5, 0(t6)
          andi  t5, t5, 3
          addi  t5, t5, -3
          addi  t6, t6, 2
          bnez  t5, onward
          addi  t6, t6, 2
onward:   csrw  mepc, t6
          mret

astray:   csrw  mepc, t0
          mret

interrupt: li   t5, 1
          sll   t5, t5, t6
          csrc  mie, t5
          mret

# The same of supervisor mode.

          .align 2
strap:    csrr  t6, scause
          sd    t6, 0(s11)
          csrr  t5, sepc
          sd    t5, 8(s11)
          csrr  t5, stval
          sd    t5, 16(s11)
          csrr  t5, sstatus
          sd    t5, 24(s11)
          addi  s11, s11, 32
          bltz  t6, sinterrupt
          li    t5, 1
          beq   t6, t5, sastray
          li    t5, 12
          beq   t6, t5, sastray
          csrr  t6, sepc
          lbu   t5, 0(t6)
          andi  t5, t5, 3
          addi  t5, t5, -3
          addi  t6, t6, 2
          bnez  t5, sonward
          addi  t6, t6, 2
sonward:  csrw  sepc, t6
          sret

sastray:  csrw  sepc, t0
          sret

sinterrupt: li  t5, 1
          sll   t5, t5, t6
          csrc  sie, t5
          sret

# Machine mode: its traps are told, and protection is open.

prepare:  la    t0, trap
          csrw  mtvec, t0
          la    t0, strap
          csrw  stvec, t0
          la    s11, log
          li    t0, -1
          csrw  pmpaddr0, t0
          li    t0, 0x1f
          csrw  pmpcfg0, t0
          ret

# Goes on behind the call in the mode of a0.

down:     li    t6, 3 << 11
          csrc  mstatus, t6
          csrs  mstatus, a0
          csrw  mepc, ra
          mret

# Goes on in machine mode, from another one.

up:       li    a7, TO_MACHINE
          ecall
          ret

# Keeps a0.

note:     sd    a0, 0(s11)
          addi  s11, s11, 8
          ret

end:      li    t0, FINISHER
          li    t1, PASS
          sw    t1, 0(t0)
over:     j     over

          .align 3
log:      .space 24576
