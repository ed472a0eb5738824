# hello.s says hello on the console and ends the machine.
#
#    80000000  the program, in machine mode from reset on
#    10000000  the console, a 16550: a byte that is stored there appears
#    00100000  the finisher: 0x5555 stored there ends the machine

          .equ  CONSOLE, 0x10000000
          .equ  STATUS, 5               # of the console, its line status ...
          .equ  EMPTY, 0x20             # ... where this says that it takes another byte
          .equ  FINISHER, 0x100000
          .equ  PASS, 0x5555

# s0 walks over the text.

          .global _start
_start:   la    s0, text
          li    s1, CONSOLE

next:     lbu   a0, 0(s0)
          beqz  a0, end

wait:     lbu   t0, STATUS(s1)
          andi  t0, t0, EMPTY
          beqz  t0, wait

          sb    a0, 0(s1)
          addi  s0, s0, 1
          j     next

end:      li    t0, FINISHER
          li    t1, PASS
          sw    t1, 0(t0)
over:     j     over                    # a machine may take a moment to end

text:     .asciz "hello, world\n"
