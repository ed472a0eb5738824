; timesharing.s is a monitor for several guests, for the machine with a timer. Everything that is done for one guest is
; done by the parts of monitor.s, unchanged: whoever has the processor has it where the guest of monitor.s is.
; When another one is activated, its cells and its storage are moved there, and those of the last one away, as the
; first time-sharing systems did with their drum.
;
;             0 +----------------------+
;               | as in monitor.s      |
;   guest.world |                      | the world of the guest that is active: its cells ...
;     guest.low |                      | ... and its storage
;    kept.first +----------------------+
;               | the world of guest 0 | as it was when another one was activated last
;               | the world of guest 1 |
;               | ...                  |
;      kept.end +----------------------+
;               | the consoles         | what each has been given to get, and has put
;             q +----------------------+
;
; The timer of the machine ends a time slice. A guest has a timer of its own that is exact, and never sees the real
; one: both count what user mode completes, and the monitor never is in user mode.

          .word 0
          .psw  s, trap, 0, 0

          .include "reset.s"
          .include "worlds.s"
          .include "enter.s"
          .include "elapsed.s"
          .include "dispatcher.s"
          .include "routines.s"
          .include "shared.s"
          .include "allocator.s"
          .include "timer.s"
          .include "leave.s"

          .include "fields.s"

routine:  .word v.lpsw, v.lrb, v.srb, v.halt, v.put, v.get, v.stt, v.rdt

          .include "guests.s"
