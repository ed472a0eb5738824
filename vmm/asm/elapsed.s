; What has passed since the guest was given the processor, of its time slice and on its own timer. While the monitor is
; at work the real timer stands still.
;   r0 to r3 as `trap` leaves them.
;   Leaves to `next` when the time slice has ended; else goes on to D, with the same.

          rdt   r4                      ; r5: what has passed
          ld    r5, guest.timer.real
          sub   r5, r4

          ld    r6, slice.left
          sub   r6, r5
          st    r6, slice.left

          ld    r4, m.field             ; a guest's own timer counts in virtual user mode, if it is on
          and   r4, r1
          beq   r4, r0, passed
          ld    r4, guest.timer.on
          beq   r4, r0, passed
          ld    r4, guest.timer
          sub   r4, r5
          st    r4, guest.timer

; Of a slice and a timer that end at the same time the slice comes first: the timer stays due, and a guest whose
; handler traps again at once would never give way.

passed:   li    r4, cause.timer
          bne   r3, r4, charge
          blt   r0, r6, charge

          st    r1, guest.psw
          ld    r4, guest.turns
          addi  r4, 1
          st    r4, guest.turns
          jmp   next

charge:   addi  r6, -1                  ; each trap costs a step, or who does nothing but trap would never give way
          st    r6, slice.left
