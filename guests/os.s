; os.s runs two programs side by side, each in a window of its own, and outlives whatever they try.
;
;        0  old PSW of a trap
;        1  new PSW of a trap: `trap`, in supervisor mode; start adds the storage size to it
;        2  the system
;      now  the program that runs: its PSW and its registers, while the system is at work
;    table  the same for each program, while it waits; a PSW of 0 says that it is done
;      one  the window of program A
;      two  the window of program B
;
; A PSW:    63  62..60  59 .. 40  39 .. 20  19 .. 0
;            M   cause      P         l        b
;
; A program calls the system with svc:
;     svc PUT      puts r1 on the console
;     svc YIELD    lets the other program run
;     svc EXIT     is done
; Anything else that traps ends the program, and the console says why. When both are done the machine halts.

PUT       = 1
YIELD     = 2
EXIT      = 3

OLD       = 0                           ; where a trap leaves its PSW ...
NEW       = 1                           ; ... and where it finds the next one
SVC       = 4                           ; the cause of a trap by svc
BAD       = 4                           ; one more way to die: an svc nobody knows
RECORD    = 17                          ; a PSW and sixteen registers

          .word 0
          .psw  s, trap, 0, 0

; Reset. R is (0, q), so srb gives q: the window of all that the system does from here on.

start:    srb   r1
          ld    r2, NEW
          or    r2, r1
          st    r2, NEW

          li    r1, 1                   ; as if program B had just yielded
          jmp   pick

; Every trap arrives here.
;   Mode s, R = (0, q). E[OLD]: the program's PSW, P on the instruction that trapped.
;   All registers are still the program's. Index 0 is no index, so saving them needs none of them.
;   Leaves to `kill` with the cause in r2, or to the call. From here on r0 is 0.

trap:     st    r0, now.r
          st    r1, now.r + 1
          st    r2, now.r + 2
          st    r3, now.r + 3
          st    r4, now.r + 4
          st    r5, now.r + 5
          st    r6, now.r + 6
          st    r7, now.r + 7
          st    r8, now.r + 8
          st    r9, now.r + 9
          st    r10, now.r + 10
          st    r11, now.r + 11
          st    r12, now.r + 12
          st    r13, now.r + 13
          st    r14, now.r + 14
          st    r15, now.r + 15

          li    r0, 0
          ld    r1, OLD
          st    r1, now

          mov   r2, r1                  ; the cause
          li    r3, 60
          shr   r2, r3
          li    r3, 7
          and   r2, r3
          li    r3, SVC
          bne   r2, r3, kill

          li    r5, 0xfffff             ; the instruction is at l + P, and was fetched from there just now
          mov   r4, r1
          li    r3, 40
          shr   r4, r3
          and   r4, r5
          li    r3, 20
          shr   r1, r3
          and   r1, r5
          add   r1, r4
          ld    r4, 0(r1)

          li    r3, 16                  ; its number is what remains without the opcode
          shl   r4, r3
          shr   r4, r3

          ld    r1, now                 ; the program will go on behind it
          li    r3, 1 << 40
          add   r1, r3
          st    r1, now

          li    r3, PUT
          beq   r4, r3, put
          li    r3, YIELD
          beq   r4, r3, switch
          li    r3, EXIT
          beq   r4, r3, exit
          li    r2, BAD
          jmp   kill

put:      ld    r1, now.r + 1
          put   r1
          jmp   resume

; Ends the program that runs, for the cause in r2, and says so: [B: memory].

kill:     li    r1, '['
          put   r1
          ld    r1, who
          addi  r1, 'A'
          put   r1
          ld    r3, reasons - 1(r2)     ; causes count from 1

say:      ld    r1, 0(r3)
          beq   r1, r0, exit
          put   r1
          addi  r3, 1
          jmp   say

exit:     st    r0, now                 ; done: falls into switch

; Puts the program that runs into the table and takes the other one, if it is not done, or the same one again.

switch:   ld    r1, who
          li    r2, RECORD
          mul   r2, r1
          li    r3, 0
          li    r5, RECORD

keep:     ld    r4, now(r3)
          st    r4, table(r2)
          addi  r2, 1
          addi  r3, 1
          bne   r3, r5, keep

pick:     li    r3, 1                   ; r1: who ran last
          xor   r1, r3
          li    r2, RECORD
          mul   r2, r1
          ld    r4, table(r2)
          bne   r4, r0, take

          xor   r1, r3
          li    r2, RECORD
          mul   r2, r1
          ld    r4, table(r2)
          bne   r4, r0, take

          halt                          ; both are done

take:     st    r1, who
          li    r3, 0
          li    r5, RECORD

fetch:    ld    r4, table(r2)
          st    r4, now(r3)
          addi  r2, 1
          addi  r3, 1
          bne   r3, r5, fetch

; Back to the program that runs: the mirror image of `trap`.

resume:   ld    r0, now.r
          ld    r1, now.r + 1
          ld    r2, now.r + 2
          ld    r3, now.r + 3
          ld    r4, now.r + 4
          ld    r5, now.r + 5
          ld    r6, now.r + 6
          ld    r7, now.r + 7
          ld    r8, now.r + 8
          ld    r9, now.r + 9
          ld    r10, now.r + 10
          ld    r11, now.r + 11
          ld    r12, now.r + 12
          ld    r13, now.r + 13
          ld    r14, now.r + 14
          ld    r15, now.r + 15
          lpsw  now

reasons:  .word memory, privileged, illegal, bad

memory:     .string ": memory]"
privileged: .string ": privileged]"
illegal:    .string ": illegal]"
bad:        .string ": bad call]"

who:      .word 0                       ; 0 for program A, 1 for program B

now:      .space 1
now.r:    .space 16

table:    .psw  u, 0, one, one.end - one
          .space 16
          .psw  u, 0, two, two.end - two
          .space 16

; Program A. It counts from its own address 0, so every label of its own needs `- one`.

one:      li    r2, 'a'
one.next: mov   r1, r2
          svc   PUT
          svc   YIELD
          addi  r2, 1
          li    r3, 'f'
          bne   r2, r3, one.next - one
          svc   EXIT
one.end:

; Program B, which ends badly.

two:      li    r2, '1'
two.next: mov   r1, r2
          svc   PUT
          svc   YIELD
          addi  r2, 1
          li    r3, '4'
          bne   r2, r3, two.next - two
          ld    r1, two.end - two       ; the word behind its window
two.end:
