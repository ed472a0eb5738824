# firmware.s runs a program in user mode, which can reach one page of storage and nothing else, and
# answers all its traps: calls, interrupts, what it must not do; and for one instruction that is
# machine mode's it does what a monitor does.
#
# The program calls with ecall, a7 says for what:
#
#    SAY    prints the text at a0 and the number in a1
#    ALARM  in a0 ticks the timer rings, which adds 1 to the word `rung`
#    EXIT   is done, and so is the machine; as with any other number
#
# csrr rd, mhartid traps in user mode; it is emulated, and gives 7. Another instruction that is
# illegal there is told and skipped, and so is an access that is refused.

          .equ  SAY, 1
          .equ  ALARM, 2
          .equ  EXIT, 3

          .equ  CONSOLE, 0x10000000
          .equ  STATUS, 5               # of the console, its line status ...
          .equ  EMPTY, 0x20             # ... where this says that it takes another byte
          .equ  FINISHER, 0x100000
          .equ  PASS, 0x5555
          .equ  MTIME, 0x200bff8
          .equ  MTIMECMP, 0x2004000

          .equ  ILLEGAL, 2              # causes
          .equ  ECALL, 8
          .equ  TIMER, 1 << 7           # in mie

          .equ  READ_HART, 0xf1402073   # csrr rd, mhartid ...
          .equ  BUT_RD, 0xfffff07f      # ... in whatever register
          .equ  HART, 7

# Reset, in machine mode. A region of 2^12 bytes is told by nine 1s at the end of its address.

          .global _start
_start:   la    t0, trap
          csrw  mtvec, t0
          la    t0, frame
          csrw  mscratch, t0

          la    t0, user
          csrw  mepc, t0
          srli  t0, t0, 2
          ori   t0, t0, 0x1ff
          csrw  pmpaddr0, t0
          li    t0, 0x1f                # NAPOT, and X W R
          csrw  pmpcfg0, t0

          la    a0, hello
          la    a1, user
          call  report

          li    t0, 3 << 11             # MPP: user mode is 0
          csrc  mstatus, t0
          mret

# Every trap arrives here. frame has the program's registers, xn at 8 * n, and s0 is frame.

trap:     csrrw x31, mscratch, x31
          sd    x1, 8(x31)
          sd    x2, 16(x31)
          sd    x3, 24(x31)
          sd    x4, 32(x31)
          sd    x5, 40(x31)
          sd    x6, 48(x31)
          sd    x7, 56(x31)
          sd    x8, 64(x31)
          sd    x9, 72(x31)
          sd    x10, 80(x31)
          sd    x11, 88(x31)
          sd    x12, 96(x31)
          sd    x13, 104(x31)
          sd    x14, 112(x31)
          sd    x15, 120(x31)
          sd    x16, 128(x31)
          sd    x17, 136(x31)
          sd    x18, 144(x31)
          sd    x19, 152(x31)
          sd    x20, 160(x31)
          sd    x21, 168(x31)
          sd    x22, 176(x31)
          sd    x23, 184(x31)
          sd    x24, 192(x31)
          sd    x25, 200(x31)
          sd    x26, 208(x31)
          sd    x27, 216(x31)
          sd    x28, 224(x31)
          sd    x29, 232(x31)
          sd    x30, 240(x31)
          mv    s0, x31
          csrr  t0, mscratch
          sd    t0, 248(s0)

          csrr  t0, mcause
          bltz  t0, ring                # the timer is the only interrupt that is let in
          li    t1, ECALL
          beq   t0, t1, service
          li    t1, ILLEGAL
          beq   t0, t1, illegal

          la    a0, refused             # a load, a store or a jump out of the page
          csrr  a1, mtval
          call  report
          j     skip

service:  li    t0, SAY
          beq   a7, t0, say
          li    t0, ALARM
          beq   a7, t0, alarm

          la    a0, goodbye
          call  print
          li    t0, FINISHER
          li    t1, PASS
          sw    t1, 0(t0)
over:     j     over                    # a machine may take a moment to end

say:      call  report
          j     skip

alarm:    li    t0, MTIME
          ld    t1, 0(t0)
          add   t1, t1, a0
          li    t0, MTIMECMP
          sd    t1, 0(t0)
          li    t0, TIMER
          csrs  mie, t0
          j     skip

# The timer keeps asking while mtime is not below mtimecmp, so it is not listened to any more.

ring:     li    t0, TIMER
          csrc  mie, t0
          la    t0, rung
          ld    t1, 0(t0)
          addi  t1, t1, 1
          sd    t1, 0(t0)
          la    a0, rings
          mv    a1, t1
          call  report
          j     resume

# Trap and emulate: what the instruction is says the storage that it was fetched from.

illegal:  csrr  t0, mepc
          lwu   s1, 0(t0)
          li    t1, BUT_RD
          and   t1, t1, s1
          li    t2, READ_HART
          beq   t1, t2, emulate

          la    a0, unknown
          mv    a1, s1
          call  report
          j     skip

emulate:  srli  t0, s1, 7               # rd
          andi  t0, t0, 31
          slli  t0, t0, 3
          add   t0, t0, s0
          li    t1, HART
          sd    t1, 0(t0)               # that of x0 is never loaded

skip:     csrr  t0, mepc
          addi  t0, t0, 4
          csrw  mepc, t0

# Back to the program: the mirror image of trap.

resume:   mv    x31, s0
          csrw  mscratch, x31
          ld    x1, 8(x31)
          ld    x2, 16(x31)
          ld    x3, 24(x31)
          ld    x4, 32(x31)
          ld    x5, 40(x31)
          ld    x6, 48(x31)
          ld    x7, 56(x31)
          ld    x8, 64(x31)
          ld    x9, 72(x31)
          ld    x10, 80(x31)
          ld    x11, 88(x31)
          ld    x12, 96(x31)
          ld    x13, 104(x31)
          ld    x14, 112(x31)
          ld    x15, 120(x31)
          ld    x16, 128(x31)
          ld    x17, 136(x31)
          ld    x18, 144(x31)
          ld    x19, 152(x31)
          ld    x20, 160(x31)
          ld    x21, 168(x31)
          ld    x22, 176(x31)
          ld    x23, 184(x31)
          ld    x24, 192(x31)
          ld    x25, 200(x31)
          ld    x26, 208(x31)
          ld    x27, 216(x31)
          ld    x28, 224(x31)
          ld    x29, 232(x31)
          ld    x30, 240(x31)
          ld    x31, 248(x31)
          mret

# Prints a line: the text at a0 and the number in a1. Its digits are made from the last one to the
# first, with the end of the line behind them.

report:   mv    s2, ra
          call  print
          la    a0, made
          la    t1, digits

digit:    andi  t2, a1, 15
          add   t2, t2, t1
          lbu   t2, 0(t2)
          addi  a0, a0, -1
          sb    t2, 0(a0)
          srli  a1, a1, 4
          bnez  a1, digit
          mv    ra, s2                  # falls into print

# Prints the text at a0, up to a byte of 0.

print:    li    t1, CONSOLE

char:     lbu   t2, 0(a0)
          beqz  t2, printed

wait:     lbu   t0, STATUS(t1)
          andi  t0, t0, EMPTY
          beqz  t0, wait

          sb    t2, 0(t1)
          addi  a0, a0, 1
          j     char

printed:  ret

hello:    .asciz "firmware: user mode has the page at 0x"
refused:  .asciz "firmware: refused an access to 0x"
unknown:  .asciz "firmware: skipped the illegal instruction 0x"
rings:    .asciz "firmware: the timer has rung 0x"
goodbye:  .asciz "firmware: user mode is done\n"

digits:   .ascii "0123456789abcdef"
          .space 16                     # the digits of a number
made:     .asciz "\n"

          .align 3
frame:    .space 256

# The program in user mode. Its page has all that it knows.

          .align 12
user:     csrr  a1, mhartid             # emulated
          la    a0, hart
          li    a7, SAY
          ecall

          csrw  mtvec, zero             # skipped

          li    t0, 0x80000000          # refused
          lw    t0, 0(t0)

# Thrice it waits for the timer in a loop, and gets out by an interrupt.

          la    s2, rung
          li    s0, 0
          li    s1, 3

again:    li    a0, 500
          li    a7, ALARM
          ecall

asleep:   ld    t0, 0(s2)
          beq   t0, s0, asleep
          mv    s0, t0
          bne   s0, s1, again

          la    a0, awake
          mv    a1, s0
          li    a7, SAY
          ecall
          li    a7, EXIT
          ecall

          .align 3
rung:     .dword 0
hart:     .asciz "user: runs on hart 0x"
awake:    .asciz "user: was woken up, times 0x"
