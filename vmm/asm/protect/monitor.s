; A virtual machine monitor for one guest, as a program of a machine that protects storage and moves nothing. It is
; the control program of the paper, (D, A, {v}), as the monitor for R = (l, b) is, and has of that whatever knows
; nothing of R: how a trap is entered and left, and the routines for halt and for the console.
;
; Its guest has its own addresses, and the monitor is what lies behind them, up to the end of storage. So every
; word of it says where it is: for each size of a guest, and on each storey of a tower, it is assembled anew.
;
;            0 +----------------------+
;              | the guest's storage  | its word 0 is word 0; its last two words are the PSWs of its traps
;  guest.words +----------------------+ w, as whoever assembles this knows
;              | start                |
;              | D, v, A, leave       |
;              | constants            |
;    guest.psw | what the guest       | its PSW as it believes it to be: virtual M and C
;   guest.regs | believes             | its registers, while the monitor is at work
;     guest.pp |                      | its protection registers, unclamped
;      PSW.old | old PSW of a trap    |
;      PSW.new | new PSW of a trap    | at first `start`, for a reset takes it too; then `trap`; supervisor mode, C = 0
;            q +----------------------+
;
; A PSW and a protection register, whose fields the assembler knows by name:
;
;         24  23..21  20 ....... 1  0            42 ....... 23  22 ....... 3  2   1   0
;          M   cause        P       C                first           last      x   w   r
;
; While the guest runs, in real user mode and checked, P and the registers are in the hardware, and only there.
; When the machine has halted all of the guest is in the cells above.

          .org  guest.words

          .include "start.s"
          .include "../enter.s"
          .include "dispatcher.s"
          .include "routines.s"
          .include "../alone.s"
          .include "allocator.s"
          .include "../leave.s"

          .include "fields.s"

routine:  .word v.lpsw, v.lpp, v.spp, v.halt, v.put, v.get, v.size

          .include "guest.s"

PSW.old:  .space 1
PSW.new:  .psw  s, start, 0
