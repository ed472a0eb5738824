# kernel.s runs two programs, each in an address space of its own, and takes the processor from
# both by the timer: neither gives it up.
#
# Machine mode keeps the timer, which is out of reach for the kernel; the kernel, in supervisor
# mode, keeps the address spaces and the console. All traps of user mode are the kernel's.
#
# Virtual addresses, in both spaces:
#
#    00000000  devices, as they are; the kernel's
#    40000000  the program: a page of code ...
#    40001000  ... a page of its own ...
#    40002000  ... and the board, a page that both have
#    80000000  storage, as it is; the kernel's
#
# A program calls the kernel with ecall, a7 says for what:
#
#    SAY   prints its name and the number in a0
#    EXIT  is done, as with any other number
#
# Anything else that traps ends the program, and the console says why. When both are done the
# machine ends.

          .equ  SAY, 1
          .equ  EXIT, 2

          .equ  CONSOLE, 0x10000000
          .equ  STATUS, 5               # of the console, its line status ...
          .equ  EMPTY, 0x20             # ... where this says that it takes another byte
          .equ  FINISHER, 0x100000
          .equ  PASS, 0x5555
          .equ  MTIME, 0x200bff8
          .equ  MTIMECMP, 0x2004000

          .equ  SLICE, 1000             # ticks for which a program has the processor

          .equ  ILLEGAL, 2              # causes that the kernel tells apart
          .equ  ECALL, 8

          .equ  S_TIMER, 1 << 5         # in mip, mie and mideleg
          .equ  M_TIMER, 1 << 7

# Entries of tables: A and D are set, for there are machines that trap where they are clear.

          .equ  POINTER, 0x01           # V
          .equ  USERS_CODE, 0x5b        # A U X R V
          .equ  USERS_DATA, 0xd7        # D A U W R V
          .equ  KERNELS, 0xcf           # D A X W R V
          .equ  DEVICES, 0xc7           # D A W R V

# What the kernel knows of a program: where it goes on, or 0 if it is done; its registers, xn at
# 8 * n; its satp; its name; and the one that runs after it.

          .equ  PC, 0
          .equ  SATP, 256
          .equ  NAME, 264
          .equ  OTHER, 272

# Reset, in machine mode: hands over what the kernel is to have, and goes there.

          .global _start
_start:   la    t0, service
          csrw  mtvec, t0
          la    t0, saved
          csrw  mscratch, t0

          li    t0, -1                  # protection of storage is not used: one region, with all
          csrw  pmpaddr0, t0
          li    t0, 0x1f                # NAPOT, and X W R
          csrw  pmpcfg0, t0

          li    t0, 0xb104              # illegal instruction, ecall from U, page faults
          csrw  medeleg, t0
          li    t0, S_TIMER
          csrw  mideleg, t0

          li    t0, 3 << 11             # MPP: supervisor mode is 1
          csrc  mstatus, t0
          li    t0, 1 << 11
          csrs  mstatus, t0
          la    t0, kernel
          csrw  mepc, t0
          mret

# Machine mode is asked by the kernel to let the timer ring in a0 ticks, and is told by the timer
# that it is time. It hands that on, and is deaf to it until the kernel asks again.

service:  csrrw sp, mscratch, sp
          sd    t0, 0(sp)
          sd    t1, 8(sp)
          csrr  t0, mcause
          bltz  t0, ring

          li    t0, MTIME
          ld    t1, 0(t0)
          add   t1, t1, a0
          li    t0, MTIMECMP
          sd    t1, 0(t0)
          li    t0, S_TIMER
          csrc  mip, t0
          li    t0, M_TIMER
          csrs  mie, t0
          csrr  t0, mepc
          addi  t0, t0, 4
          csrw  mepc, t0
          j     served

ring:     li    t0, M_TIMER
          csrc  mie, t0
          li    t0, S_TIMER
          csrs  mip, t0

served:   ld    t0, 0(sp)
          ld    t1, 8(sp)
          csrrw sp, mscratch, sp
          mret

# The kernel, in supervisor mode, where no address is translated yet. Interrupts are off here, and
# stay so: they come while a program runs, for there nothing keeps them out.

kernel:   la    t0, trap
          csrw  stvec, t0
          li    t0, S_TIMER
          csrw  sie, t0

          la    a0, ping.tables
          la    a1, ping
          la    a2, ping.data
          la    s0, ping.record
          call  space
          la    a0, pong.tables
          la    a1, pong
          la    a2, pong.data
          la    s0, pong.record
          call  space

          la    a0, hello
          call  print
          la    s0, pong.record         # as if pong had just been running
          j     next

# Makes an address space of three empty tables from a0 on, with the code at a1 and the data at a2,
# and puts it into the record s0. An entry has an address from its bit 12 on at bit 10.

space:    srli  t0, a0, 12              # satp: the number of the first page, and mode Sv39
          li    t1, 8 << 60
          or    t0, t0, t1
          sd    t0, SATP(s0)

          li    t1, 4096
          add   a3, a0, t1
          add   a4, a3, t1

          li    t0, DEVICES             # the first table: 1 GiB each
          sd    t0, 0(a0)
          srli  t0, a3, 2
          ori   t0, t0, POINTER
          sd    t0, 8(a0)
          li    t0, 0x80000000 >> 2 | KERNELS
          sd    t0, 16(a0)

          srli  t0, a4, 2               # the second: 2 MiB each
          ori   t0, t0, POINTER
          sd    t0, 0(a3)

          srli  t0, a1, 2               # the third: pages
          ori   t0, t0, USERS_CODE
          sd    t0, 0(a4)
          srli  t0, a2, 2
          ori   t0, t0, USERS_DATA
          sd    t0, 8(a4)
          la    t0, board
          srli  t0, t0, 2
          ori   t0, t0, USERS_DATA
          sd    t0, 16(a4)
          ret

# Every trap of a program arrives here; sscratch has its record, and s0 from here on.

trap:     csrrw x31, sscratch, x31
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
          csrr  t0, sscratch
          sd    t0, 248(s0)
          csrr  t0, sepc
          sd    t0, PC(s0)

          csrr  t1, scause
          bltz  t1, next                # the timer
          li    t2, ECALL
          bne   t1, t2, kill

          addi  t0, t0, 4               # the program will go on behind its call
          sd    t0, PC(s0)
          li    t2, SAY
          beq   a7, t2, say
          j     exit

say:      mv    s1, a0
          ld    a0, NAME(s0)
          call  print
          mv    a0, s1
          li    a1, 10
          call  number
          la    a0, line
          call  print
          j     resume

# Ends the program, for the cause in t1.

kill:     la    s1, illegal
          li    t2, ILLEGAL
          beq   t1, t2, end
          la    s1, fault

end:      ld    a0, NAME(s0)
          call  print
          mv    a0, s1
          call  print
          csrr  a0, stval
          li    a1, 16
          call  number
          la    a0, line
          call  print

exit:     sd    x0, PC(s0)              # done: falls into next

# The other program's turn, if it is not done; else that of the same one again.

next:     ld    s1, OTHER(s0)
          ld    t0, PC(s1)
          bnez  t0, take
          ld    t0, PC(s0)
          bnez  t0, start

          la    a0, goodbye             # both are done
          call  print
          li    t0, FINISHER
          li    t1, PASS
          sw    t1, 0(t0)
over:     j     over                    # a machine may take a moment to end

take:     mv    s0, s1
          ld    t0, SATP(s0)
          csrw  satp, t0
          sfence.vma

start:    li    a0, SLICE               # machine mode's part: the timer
          ecall

# Back to the program of s0: the mirror image of trap.

resume:   csrw  sscratch, s0
          ld    t0, PC(s0)
          csrw  sepc, t0
          mv    x31, s0
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
          sret

# Prints a0 in base a1: the digits are made from the last one to the first. Falls into print.

number:   la    t0, made
          la    t1, digits

digit:    remu  t2, a0, a1
          add   t2, t2, t1
          lbu   t2, 0(t2)
          addi  t0, t0, -1
          sb    t2, 0(t0)
          divu  a0, a0, a1
          bnez  a0, digit
          mv    a0, t0

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

hello:    .asciz "kernel: two programs, two address spaces\n"
goodbye:  .asciz "kernel: both are done\n"
line:     .asciz "\n"
illegal:  .asciz "ended by an illegal instruction, 0x"
fault:    .asciz "ended by a page fault at 0x"
ping.name: .asciz "ping: "
pong.name: .asciz "pong: "

digits:   .ascii "0123456789abcdef"
          .space 20                     # the digits of a number, before a byte of 0
made:     .byte 0

          .align 3
saved:    .space 16                     # t0 and t1, while machine mode is at work

ping.record: .dword CODE
          .space 248
          .dword 0, ping.name, pong.record

pong.record: .dword CODE
          .space 248
          .dword 0, pong.name, ping.record

# The two programs count together: whose turn it is adds its own number to the one on the board,
# says the sum, keeps it and puts it there. Each waits for its turn in a loop, so it is the timer
# alone that lets the other one come to its own; and what is said does not depend on when.

          .equ  CODE, 0x40000000
          .equ  OWN, CODE + 4096
          .equ  BOARD, CODE + 2 * 4096
          .equ  TURN, 8                 # of the board, whose turn it is: 0 for ping, 1 for pong
          .equ  ENOUGH, 50

          .align 12
ping:     li    s0, OWN
          li    s1, BOARD

ping.turn: ld   t0, TURN(s1)
          bnez  t0, ping.turn

          ld    t0, 0(s1)
          li    t1, ENOUGH
          bgeu  t0, t1, ping.end
          ld    a0, 0(s0)
          add   a0, a0, t0
          sd    a0, 0(s0)
          sd    a0, 0(s1)
          li    a7, SAY
          ecall

          li    t0, 1
          sd    t0, TURN(s1)
          j     ping.turn

ping.end: li    t0, 1
          sd    t0, TURN(s1)
          li    a7, EXIT
          ecall

# Pong does the same, and ends badly: it looks at what is the kernel's.

          .align 12
pong:     li    s0, OWN
          li    s1, BOARD

pong.turn: ld   t0, TURN(s1)
          beqz  t0, pong.turn

          ld    t0, 0(s1)
          li    t1, ENOUGH
          bgeu  t0, t1, pong.end
          ld    a0, 0(s0)
          add   a0, a0, t0
          sd    a0, 0(s0)
          sd    a0, 0(s1)
          li    a7, SAY
          ecall

          sd    zero, TURN(s1)
          j     pong.turn

pong.end: li    t0, 0x80000000
          ld    a0, 0(t0)

          .align 12
ping.data: .dword 0
          .align 12
pong.data: .dword 0
          .align 12
board:    .dword 1, 0

          .align 12
ping.tables: .space 3 * 4096
pong.tables: .space 3 * 4096
