const colour = c => 'rgba(' + (c >>> 16 & 255) + ',' + (c >>> 8 & 255) + ',' + (c & 255) + ',' + (c >>> 24) / 255 + ')';
const aligned = ['left', 'center', 'right'], weights = ['400', '600'];
// the order of the commands is that of adaptarium.render.DisplayList.Command
const size = [0, 0, 2, 1, 2, 4, 0, 2, 2, 6, 0, 3, 5, 1, 4, 2, 7, 1];

function round(path, x, y, w, h, r) {
  if (r > 0 && path.roundRect) path.roundRect(x, y, w, h, Math.min(r, w / 2, h / 2)); else path.rect(x, y, w, h);
}

function paintFrame(pen, frame, hidden) {
  pen.lineCap = pen.lineJoin = 'round';
  const [texts, c] = frame;
  let visible = true;
  for (let i = 0; i < c.length; i += 1 + size[c[i]]) {
    const a = i + 1;
    switch (c[i]) {
      case 0: pen.save(); break;
      case 1: pen.restore(); break;
      case 2: pen.translate(c[a], c[a + 1]); break;
      case 3: pen.rotate(c[a]); break;
      case 4: pen.scale(c[a], c[a + 1]); break;
      case 5: pen.beginPath(); pen.rect(c[a], c[a + 1], c[a + 2], c[a + 3]); pen.clip(); break;
      case 6: pen.beginPath(); break;
      case 7: pen.moveTo(c[a], c[a + 1]); break;
      case 8: pen.lineTo(c[a], c[a + 1]); break;
      case 9: pen.bezierCurveTo(c[a], c[a + 1], c[a + 2], c[a + 3], c[a + 4], c[a + 5]); break;
      case 10: pen.closePath(); break;
      case 11: pen.moveTo(c[a] + c[a + 2], c[a + 1]); pen.arc(c[a], c[a + 1], c[a + 2], 0, 2 * Math.PI); pen.closePath(); break;
      case 12: round(pen, c[a], c[a + 1], c[a + 2], c[a + 3], c[a + 4]); break;
      case 13: if (visible) { pen.fillStyle = colour(c[a]); pen.fill(); } break;
      case 14: if (visible) {
        const g = pen.createLinearGradient(0, c[a + 2], 0, c[a + 3]);
        g.addColorStop(0, colour(c[a])); g.addColorStop(1, colour(c[a + 1]));
        pen.fillStyle = g; pen.fill();
      } break;
      case 15: if (visible) { pen.strokeStyle = colour(c[a]); pen.lineWidth = c[a + 1]; pen.stroke(); } break;
      case 16: if (visible) {
        pen.font = weights[c[a + 4]] + ' ' + c[a + 3] + 'px Inter, sans-serif';
        pen.textAlign = aligned[c[a + 5]]; pen.fillStyle = colour(c[a + 6]);
        pen.fillText(texts[c[a]], c[a + 1], c[a + 2]);
      } break;
      case 17: visible = !hidden.has(texts[c[a]]); break;
    }
  }
}
