// The body of a function that compares where things are with where they were. It answers with
// what has moved otherwise than all at once by the height of the bar, a line each.
// Arguments: the name of the earlier places, and by how much they may have moved besides 0.
const [earlier, push] = arguments;
const was = notes[earlier];
if (!was) return 'nothing was noted yet';
const is = notes.places();
let moved = '';
for (const key of Object.getOwnPropertyNames(is)) {
  if (typeof was[key] !== 'string') continue;
  const [left, top, width, height] = was[key].split(' ');
  const [nowLeft, nowTop, nowWidth, nowHeight] = is[key].split(' ');
  const near = (a, b, by) => Math.abs(b - a - by) <= 0.75;
  const down = near(top, nowTop, 0) || near(top, nowTop, push);
  // What is as high as the window has to give the bar its height.
  const high = near(height, nowHeight, 0) || (height >= innerHeight - 1 && near(height, nowHeight, -Math.abs(push)));
  if (!down || !high || !near(left, nowLeft, 0) || !near(width, nowWidth, 0)) {
    moved += `${key}: ${was[key]} -> ${is[key]}\n`;
  }
}
return moved;
