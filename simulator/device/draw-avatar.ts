/** A picture of a person, 132 pixels square, as the URL of a file of this session (`blob:`, PNG). */
export async function drawAvatar(): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = 132;
  canvas.height = 132;
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = '#7bb661';
    context.fillRect(0, 0, 132, 132);
    context.fillStyle = '#fff';
    context.beginPath();
    context.arc(66, 52, 24, 0, Math.PI * 2);
    context.ellipse(66, 120, 46, 38, 0, 0, Math.PI * 2);
    context.fill();
  }
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return picture ? URL.createObjectURL(picture) : '';
}
