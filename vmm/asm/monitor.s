; monitor.s is a virtual machine monitor for one guest, as a program of the machine it virtualizes.
;
; It is the control program of the paper, (D, A, {v}): the dispatcher, the allocator and one interpreter
; routine for each privileged instruction. Its guest is whatever lies behind it in storage. It knows nothing
; of where it runs: the same words run on the machine, and on the machine they make.
;
;            0 +----------------------+
;              | old PSW of a trap    |
;            1 | new PSW of a trap    | `trap`, in supervisor mode; start adds the storage size to it
;            2 | start                |
;              | D, v, A, leave       |
;              | constants            |
;    guest.psw | what the guest       | its PSW as it believes it to be: virtual M, unclamped virtual R
;   guest.regs | believes             | its registers, while the monitor is at work
;   guest.size | w                    | how many words of storage it has: all that the monitor leaves
;    guest.low +----------------------+ k
;              | the guest's storage  | its word 0 is here
;            q +----------------------+
;
; A PSW, whose fields the assembler knows by name:
;
;     63  62..60  59 ...... 40  39 ...... 20  19 ....... 0
;      M   cause       P             l             b
;
; While the guest runs, in real user mode, P and the registers are in the hardware, and only there.
; When the machine has halted all of the guest is in the cells above.

          .word 0
          .psw  s, trap, 0, 0

; Reset.
;   Mode s, R = (0, q), all registers 0. A monitor below answers srb with the virtual (0, q), and is not seen.
;   Leaves to `guest.resume` with the guest just reset: mode s, P = 2, R = (0, w), all registers 0.

start:    srb   r1                      ; l is 0, so this is q, where a PSW has its b
          ld    r2, PSW.new
          or    r2, r1
          st    r2, PSW.new             ; a trap opens all of storage to the monitor

          addi  r1, -guest.low
          st    r1, guest.size

          li    r2, 2 << PSW.P
          or    r1, r2
          st    r1, guest.psw

; guest.resume
;   Mode s, R = (0, q). All of the guest is in guest.psw and guest.regs.

guest.resume:
          li    r0, 0
          ld    r1, guest.psw
          jmp   resume

          .include "dispatcher.s"
          .include "routines.s"
          .include "allocator.s"
          .include "leave.s"

          .include "fields.s"

routine:  .word v.lpsw, v.lrb, v.srb, v.halt, v.put, v.get

real.psw: .space 1                      ; the PSW the guest runs with
guest.psw:
          .space 1
guest.regs:
          .space 16
guest.size:
          .space 1
guest.low:
