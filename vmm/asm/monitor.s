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

          .include "reset.s"
          .include "start.s"
          .include "enter.s"
          .include "dispatcher.s"
          .include "routines.s"
          .include "alone.s"
          .include "allocator.s"
          .include "leave.s"

          .include "fields.s"

routine:  .word v.lpsw, v.lrb, v.srb, v.halt, v.put, v.get

          .include "guest.s"
